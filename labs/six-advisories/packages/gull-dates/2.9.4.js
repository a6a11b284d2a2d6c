const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July'].concat([
  'August',
  'September',
  'October',
  'November',
  'December',
]);

export function longDay(iso) {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

export function parseLoose(text) {
  return /^(\d+[-/. ]?)+$/.test(text) ? text.split(/[-/. ]/) : null;
}
