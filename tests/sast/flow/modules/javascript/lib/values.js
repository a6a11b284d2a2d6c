export const make = (x) => `<${x}>`;
export function clean(x) {
  return sanitize(x);
}
export class Box {
  constructor(x) {
    this.x = x;
  }
  open() {
    return this.x;
  }
}
export default function (x) {
  return make(x);
}
const local = (x) => x;
export { local as alias };
export const given = source();
