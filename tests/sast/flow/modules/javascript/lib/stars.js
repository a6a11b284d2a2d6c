import { given } from './values.js';
export const givenBy = () => given;
