const MONTHS_OF_HIGH_SEASON = [5, 6, 7, 8];
const HIGH_SEASON_FACTOR = 1.25;

/** Cents per day, for a month counted from 1. */
export function dayPrice(cents, month) {
  return MONTHS_OF_HIGH_SEASON.includes(month) ? Math.round(cents * HIGH_SEASON_FACTOR) : cents;
}

export function euros(cents) {
  return `€ ${(cents / 100).toFixed(2)}`;
}
