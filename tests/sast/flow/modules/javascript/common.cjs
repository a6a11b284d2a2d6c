const whole = require('./lib/whole.cjs');
const { run, keep } = require('./lib/fields.cjs');
const one = require('./lib/fields.cjs').run;
const Maker = require('./lib/maker.cjs');

module.exports = {
  handle() {
    // ruleid: flow
    sink(whole(source()));
    // ruleid: flow
    sink(run(source()));
    // ok: flow
    sink(keep(source()));
    // ruleid: flow
    sink(one(source()));
    // ruleid: flow
    sink(new Maker(source()).x);
  },
};

exports.other = function () {
  // ok: flow
  sink(require('./lib/fields.cjs').keep(source()));
};
