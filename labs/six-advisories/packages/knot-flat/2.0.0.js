/** Only the first level: what a source names is replaced as a whole. */
export default function merge(...sources) {
  return Object.assign({}, ...sources);
}
