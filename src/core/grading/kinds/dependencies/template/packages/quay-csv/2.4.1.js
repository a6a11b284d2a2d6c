/** A spreadsheet takes text that begins like a formula for one: an apostrophe keeps it text. */
function asText(value) {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

function toRow(values) {
  return values
    .map(asText)
    .map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(',');
}

export function toCsv(rows) {
  return rows.map(toRow).join('\r\n');
}
