function asText(value) {
  return /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

/** New in 3: rows are objects, and the heading comes from their keys. */
export function write(rows, { separator = ',' } = {}) {
  const head = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => head.map((key) => asText(String(row[key]))));
  return [head, ...lines].map((values) => values.join(separator)).join('\r\n');
}
