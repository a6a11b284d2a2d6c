import { rateLimit } from 'express-rate-limit';

const MINUTE = 60_000;

/** All limits in one place, so that nobody has to look for them. */
export const limits = {
  /** The map searches while somebody types. */
  search: rateLimit({ windowMs: MINUTE, limit: 120 }),
  /** An export reads every chart of a region. */
  exports: rateLimit({ windowMs: MINUTE, limit: 10 }),
};
