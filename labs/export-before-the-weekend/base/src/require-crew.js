import { readSession } from './sessions.js';

/** Answers 401 to everybody who is not a crew member with a session; `request.crew` says who asks. */
export function requireCrew(database) {
  return (request, response, next) => {
    const member = readSession(database, request);
    if (!member) return response.status(401).json({ error: 'sign in first' });
    request.crew = member;
    next();
  };
}
