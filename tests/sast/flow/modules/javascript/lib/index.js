export * from './values.js';
export { make as deep, default } from './values.js';
export { givenBy as fromStar } from './stars.js';
export * as nested from './values.js';
