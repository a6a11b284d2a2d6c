export const bookings = [
  { id: '41', guest: 'Femke Visser', boat: 'Avocet', from: '2026-07-04' },
  { id: '42', guest: 'Jo "Skip" Mulder', boat: 'Brent Goose', from: '2026-07-11' },
  { id: '43', guest: 'Amina Haddad', boat: 'Fulmar', from: '2026-08-01' },
];

export const find = (id) => bookings.find((booking) => booking.id === id);
