import { ping } from './circle-a.js';
export const pong = (x, n) => (n > 0 ? ping(x, n - 1) : x);
