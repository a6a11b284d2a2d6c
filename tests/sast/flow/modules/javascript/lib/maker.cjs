class Maker {
  constructor(x) {
    this.x = x;
  }
}
module.exports = Maker;
