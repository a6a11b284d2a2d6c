export const HEADERS = { 'X-Content-Type-Options': 'nosniff' };
