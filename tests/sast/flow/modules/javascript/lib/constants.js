export const NAMES = Object.freeze(['a', 'b']);
