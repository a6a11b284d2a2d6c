/** Answers 403 to everybody in the office who has not this role. */
export function requireRole(role) {
  return (request, response, next) => {
    if (request.office.role !== role) return response.status(403).render('refused');
    next();
  };
}
