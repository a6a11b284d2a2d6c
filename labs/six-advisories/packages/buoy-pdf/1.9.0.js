const HEAD = '%PDF-1.4\n';

/** A page of plain lines in the built-in font. */
export function text(lines) {
  return HEAD + lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj`).join('\n');
}

/** Puts a font file into the document. Its tables are read as they come. */
export function embedFont(bytes) {
  const tables = [];
  for (let at = 12; at < bytes.length; at += bytes[at]) tables.push(at);
  return { tables };
}

/** A page in a font of one's own. */
export function textInFont(lines, bytes) {
  return embedFont(bytes).tables.length + text(lines);
}
