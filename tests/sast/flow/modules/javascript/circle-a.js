import { pong } from './circle-b.js';
export const ping = (x, n) => (n > 0 ? pong(x, n - 1) : x);
