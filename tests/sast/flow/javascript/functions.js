function identity(x) {
  return x;
}
const arrow = (x) => x;
const constant = () => 'x';
const pick = (x, y) => y;
const wrap = (x) => ({ inner: x, fixed: 'y' });
function through(f, x) {
  return f(x);
}

function direct() {
  // ruleid: flow
  sink(identity(source()));
  // ruleid: flow
  sink(arrow(source()));
  // ok: flow
  sink(constant(source()));
  // ok: flow
  sink(pick(source(), 'b'));
  // ruleid: flow
  sink(pick('a', source()));
  // ruleid: flow
  sink(wrap(source()).inner);
  // ok: flow
  sink(wrap(source()).fixed);
  // ruleid: flow
  sink(through(identity, source()));
  // ok: flow
  sink(through(sanitize, source()));
  // ok: flow
  sink(through(constant, source()));
}

const one = (x) => two(x);
const two = (x) => three(x);
const three = (x) => four(x);
const four = (x) => five(x);
const five = (x) => six(x);
const six = (x) => seven(x);
const seven = (x) => eight(x);
const eight = (x) => `<${x}>`;
function deep() {
  // ruleid: flow
  sink(one(source()));
  // ok: flow
  sink(one('x'));
}

const cleanOne = (x) => cleanTwo(x);
const cleanTwo = (x) => cleanThree(x);
const cleanThree = (x) => cleanFour(x);
const cleanFour = (x) => cleanFive(x);
const cleanFive = (x) => cleanSix(x);
const cleanSix = (x) => cleanSeven(x);
const cleanSeven = (x) => sanitize(x);
function deepClean() {
  // ok: flow
  sink(cleanOne(source()));
}

function defaults(x = source(), { y = source(), z = 'z' } = {}) {
  // ruleid: flow
  sink(x);
  // ruleid: flow
  sink(y);
  // ok: flow
  sink(z);
}

function defaultTaken(x = 'fixed') {
  return x;
}
function rest(first, ...others) {
  return others;
}
function options({ name, limit = 10 }) {
  return { name, limit };
}
function calls() {
  // ok: flow
  sink(defaultTaken());
  // ruleid: flow
  sink(defaultTaken(source()));
  // ok: flow
  sink(rest(source(), 'a')[0]);
  // ruleid: flow
  sink(rest('a', 'b', source())[1]);
  // ok: flow
  sink(rest('a', 'b', source())[0]);
  // ruleid: flow
  sink(options({ name: source() }).name);
  // ok: flow
  sink(options({ name: source() }).limit);
  const args = ['a', source()];
  // ruleid: flow
  sink(pick(...args));
  // ok: flow
  sink(pick(...['b', 'c']));
  // ok: flow
  sink(pick(...[source(), 'c']));
}

function closures() {
  let kept = 'x';
  const set = (value) => {
    kept = value;
  };
  // ok: flow
  sink(kept);
  set(source());
  // ruleid: flow
  sink(kept);
  const make = (value) => () => value;
  // ruleid: flow
  sink(make(source())());
  // ok: flow
  sink(make('x')());
  const a = make(source());
  const b = make('y');
  // ruleid: flow
  sink(a());
  // ok: flow
  sink(b());
  const counter = (() => {
    let held = '';
    return {
      put(x) {
        held = x;
      },
      take: () => held,
    };
  })();
  // ok: flow
  sink(counter.take());
  counter.put(source());
  // ruleid: flow
  sink(counter.take());
}

function curried() {
  const add = (a) => (b) => a + b;
  // ruleid: flow
  sink(add(source())('x'));
  // ruleid: flow
  sink(add('x')(source()));
  // ok: flow
  sink(add('x')('y'));
  const compose =
    (...fns) =>
    (x) =>
      fns.reduce((value, fn) => fn(value), x);
  // ruleid: flow
  sink(compose(identity, arrow)(source()));
  // ok: flow
  sink(compose(identity, sanitize)(source()));
}

function bound() {
  function greet(greeting, name) {
    return greeting + this.sign + name;
  }
  // ruleid: flow
  sink(greet.call({ sign: '!' }, 'a', source()));
  // ruleid: flow
  sink(greet.apply({ sign: source() }, ['a', 'b']));
  // ok: flow
  sink(greet.apply({ sign: '!' }, ['a', 'b']));
  const hello = greet.bind({ sign: '!' }, 'hello');
  // ruleid: flow
  sink(hello(source()));
  // ok: flow
  sink(hello('x'));
  const sinkAlias = sink.bind(null);
  const run = pick.bind(null, source());
  // ok: flow
  sink(run('x'));
}

function usesArguments() {
  // ruleid: flow
  sink(arguments[0]);
  // ok: flow
  sink(arguments[1]);
}
usesArguments(source(), 'x');

function fills(target, value) {
  target.value = value;
}
function outParameters() {
  const o = {};
  fills(o, source());
  // ruleid: flow
  sink(o.value);
  fills(o, 'x');
  // ok: flow
  sink(o.value);
}

function recursion(x, n) {
  if (n === 0) return x;
  return recursion(x, n - 1);
}
function recursive(n) {
  // ruleid: flow
  sink(recursion(source(), n));
  // ok: flow
  sink(recursion('x', n));
}

function even(x, n) {
  return n <= 0 ? x : odd(x, n - 1);
}
function odd(x, n) {
  return n <= 0 ? 'odd' : even(x, n - 1);
}
function mutual(n) {
  // ruleid: flow
  sink(even(source(), n));
}

(function () {
  // ruleid: flow
  sink(source());
})();
(() => {
  const x = source();
  // ok: flow
  sink(sanitize(x));
})();

const table = { a: (x) => x, b: (x) => sanitize(x) };
function dispatched(key) {
  // ruleid: flow
  sink(table.a(source()));
  // ok: flow
  sink(table.b(source()));
  // ruleid: flow
  sink(table[key](source()));
}

function several() {
  const both = (x) => [x, 'y'];
  const [first, second] = both(source());
  // ruleid: flow
  sink(first);
  // ok: flow
  sink(second);
}

function tagged(strings, ...values) {
  return strings[0] + values[0];
}
function taggedSafe(strings, ...values) {
  return strings[0] + sanitize(values[0]);
}
function tags() {
  // ruleid: flow
  sink(tagged`a ${source()} b`);
  // ok: flow
  sink(taggedSafe`a ${source()} b`);
}
