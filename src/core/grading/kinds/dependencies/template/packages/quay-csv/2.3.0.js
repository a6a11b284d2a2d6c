function toRow(values) {
  return values.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',');
}

export function toCsv(rows) {
  return rows.map(toRow).join('\r\n');
}
