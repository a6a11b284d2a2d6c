import { toCsv } from 'quay-csv';

const HEAD = ['booking', 'guest', 'boat', 'from'];

/** The office opens this in a spreadsheet every morning. */
export function asCsv(bookings) {
  return toCsv([HEAD, ...bookings.map(({ id, guest, boat, from }) => [id, guest, boat, from])]);
}
