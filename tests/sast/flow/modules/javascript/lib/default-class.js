export default class {
  constructor(x) {
    this.x = x;
  }
  get() {
    return this.x;
  }
}
