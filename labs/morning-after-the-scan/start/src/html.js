const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);

export const page = (title, body) =>
  `<!doctype html><html lang="en"><title>${escapeHtml(title)}</title><body>${body}</body></html>`;
