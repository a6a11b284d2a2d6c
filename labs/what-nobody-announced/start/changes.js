/** What came after the first edition: links of the front page, links of the account, and routes. */
export const FRONT = [];
export const ACCOUNT = [];
export function routes() {}
