export const clean = (text) => String(text).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const SESSIONS = { 'p-71ad40': 'buoy', 'p-c3309e': 'beacon' };

export const sessionOf = (name) => Object.keys(SESSIONS).find((id) => SESSIONS[id] === name);
export const userOf = (request) => SESSIONS[/sid=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]];

export function page(response, title, body) {
  response
    .type('html')
    .send(`<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`);
}
