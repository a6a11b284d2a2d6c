function twoNames() {
  const a = {};
  const b = a;
  b.x = source();
  // ruleid: flow
  sink(a.x);
  a.x = 'clean';
  // ok: flow
  sink(b.x);
}

function inList() {
  const list = [];
  const again = list;
  again.push(source());
  // ruleid: flow
  sink(list[0]);
}

function inField() {
  const inner = {};
  const outer = { inner };
  inner.x = source();
  // ruleid: flow
  sink(outer.inner.x);
  outer.inner.y = source();
  // ruleid: flow
  sink(inner.y);
  // ok: flow
  sink(inner.z);
}

function inCollection() {
  const o = { x: 'a' };
  const list = [o];
  o.x = source();
  // ruleid: flow
  sink(list[0].x);
  const map = new Map([['k', o]]);
  map.get('k').x = 'clean';
  // ok: flow
  sink(o.x);
}

function copied() {
  const a = { x: 'a' };
  const b = { ...a };
  b.x = source();
  // ok: flow
  sink(a.x);
  const c = [1, 2];
  const d = c.slice();
  d.push(source());
  // ok: flow
  sink(c.join());
  const e = structuredClone(a);
  e.x = source();
  // ok: flow
  sink(a.x);
}

function throughFunction() {
  const put = (target, value) => {
    const same = target;
    same.x = value;
  };
  const o = {};
  put(o, source());
  // ruleid: flow
  sink(o.x);
}

function throughReturn() {
  const o = { x: 'a' };
  const give = () => o;
  give().x = source();
  // ruleid: flow
  sink(o.x);
}

function eitherOne(c) {
  const a = { x: 'a' };
  const b = { x: 'b' };
  const one = c ? a : b;
  one.x = source();
  // ruleid: flow
  sink(a.x);
  // ruleid: flow
  sink(b.x);
}

function inLoop(rows) {
  const all = [];
  for (const row of rows) {
    const one = { x: 'a' };
    all.push(one);
    one.x = source();
  }
  // ruleid: flow
  sink(all[0].x);
}

function eachChanged() {
  const rows = [{ x: source() }, { x: source() }];
  for (const row of rows) row.x = sanitize(row.x);
  // ok: flow
  sink(rows[0].x);
  // ok: flow
  sink(rows);
}

class Holder {
  constructor(target) {
    this.target = target;
  }
  fill() {
    this.target.x = source();
  }
}
function throughInstance() {
  const o = {};
  new Holder(o).fill();
  // ruleid: flow
  sink(o.x);
}

const registry = {};
function register(name, value) {
  registry[name] = value;
}
function registers() {
  register('a', source());
  // ruleid: flow
  sink(registry.a);
}

function chainedAssignment() {
  let a, b;
  a = b = source();
  // ruleid: flow
  sink(a);
  // ruleid: flow
  sink(b);
  const o = {};
  o.x = o.y = source();
  // ruleid: flow
  sink(o.x);
}
