import { rateLimit } from 'express-rate-limit';

const MINUTE = 60_000;

/** Guessing passwords: five tries per address and account in a quarter of an hour. */
export const loginLimit = rateLimit({
  windowMs: 15 * MINUTE,
  limit: 5,
  keyGenerator: (request) => `${request.ip}|${String(request.body?.email).toLowerCase()}`,
});

/** The map searches while somebody types. */
export const searchLimit = rateLimit({ windowMs: MINUTE, limit: 120 });
