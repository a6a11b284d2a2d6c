const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function escape(text) {
  return text.replace(/[&<>]/g, (sign) => SIGNS[sign]);
}
