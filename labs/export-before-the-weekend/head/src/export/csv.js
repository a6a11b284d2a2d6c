const NEEDS_QUOTES = /[",\r\n]/;

function cell(value) {
  const text = value === null || value === undefined ? '' : String(value);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV after RFC 4180. `notes` is what guests wrote about a berth; the office opens the file in a spreadsheet. */
export function toCsv(rows) {
  if (rows.length === 0) return '';
  const head = Object.keys(rows[0]);
  return [head, ...rows.map((row) => head.map((name) => row[name]))]
    .map((line) => line.map(cell).join(','))
    .join('\r\n');
}
