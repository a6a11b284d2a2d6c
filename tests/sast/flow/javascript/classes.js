class Box {
  #hidden = 'x';
  static shared = source();
  static fixed = 'x';
  open = 'y';
  constructor(value) {
    this.value = value;
    this.#hidden = value;
  }
  get() {
    return this.value;
  }
  hidden() {
    return this.#hidden;
  }
  get shown() {
    return this.value;
  }
  set shown(value) {
    this.value = value;
  }
  static make(value) {
    return new Box(value);
  }
  static of = (value) => new this(value);
  clone() {
    return new Box(this.value);
  }
  arrow = () => this.value;
}

function boxes() {
  const bad = new Box(source());
  const good = new Box('x');
  // ruleid: flow
  sink(bad.value);
  // ok: flow
  sink(good.value);
  // ruleid: flow
  sink(bad.get());
  // ok: flow
  sink(good.get());
  // ruleid: flow
  sink(bad.hidden());
  // ok: flow
  sink(good.hidden());
  // ok: flow
  sink(bad.open);
  // ruleid: flow
  sink(bad.shown);
  // ok: flow
  sink(good.shown);
  // ruleid: flow
  sink(bad.clone().get());
  // ruleid: flow
  sink(bad.arrow());
  // ok: flow
  sink(good.arrow());
  good.shown = source();
  // ruleid: flow
  sink(good.get());
  bad.shown = 'clean';
  // ok: flow
  sink(bad.get());
}

function statics() {
  // ruleid: flow
  sink(Box.shared);
  // ok: flow
  sink(Box.fixed);
  // ruleid: flow
  sink(Box.make(source()).get());
  // ok: flow
  sink(Box.make('x').get());
}

class Base {
  constructor(name) {
    this.name = name;
  }
  describe() {
    return this.format(this.name);
  }
  format(x) {
    return x;
  }
}
class Loud extends Base {
  constructor(name, sign) {
    super(name);
    this.sign = sign;
  }
  describe() {
    return super.describe() + this.sign;
  }
}
class Careful extends Base {
  format(x) {
    return sanitize(x);
  }
}
class Plain extends Base {}

function inherited() {
  // ruleid: flow
  sink(new Loud(source(), '!').describe());
  // ruleid: flow
  sink(new Loud('a', source()).describe());
  // ok: flow
  sink(new Loud('a', '!').describe());
  // ok: flow
  sink(new Careful(source()).describe());
  // ruleid: flow
  sink(new Plain(source()).describe());
  // ruleid: flow
  sink(new Plain(source()).name);
}

class Query {
  constructor() {
    this.parts = [];
    this.values = [];
  }
  where(column, value) {
    this.parts.push(column + ' = ?');
    this.values.push(value);
    return this;
  }
  raw(text) {
    this.parts.push(text);
    return this;
  }
  toString() {
    return this.parts.join(' AND ');
  }
}
function builder() {
  // ok: flow
  sink(new Query().where('name', source()).toString());
  // ruleid: flow
  sink(new Query().where('name', 'x').raw(source()).toString());
  const query = new Query();
  query.where('name', source());
  // ok: flow
  sink(query.toString());
  // ruleid: flow
  sink(query.values);
}

class Handler {
  constructor() {
    this.handle = this.handle.bind(this);
    this.data = source();
  }
  handle() {
    // ruleid: flow
    sink(this.data);
  }
  other() {
    // ok: flow
    sink(this.missing);
  }
}

const Mixin = class {
  value() {
    return source();
  }
};
function expression() {
  // ruleid: flow
  sink(new Mixin().value());
}

class Counter {
  static #last = '';
  static put(x) {
    Counter.#last = x;
  }
  static take() {
    return Counter.#last;
  }
}
function privateStatic() {
  // Another call may have left something there.
  // ruleid: flow
  sink(Counter.take());
  Counter.put(source());
  // ruleid: flow
  sink(Counter.take());
}

function OldStyle(x) {
  this.x = x;
}
OldStyle.prototype.get = function () {
  return this.x;
};
function prototypes() {
  // ruleid: flow
  sink(new OldStyle(source()).x);
  // ruleid: flow
  sink(new OldStyle(source()).get());
  // ok: flow
  sink(new OldStyle('x').get());
}

class Typed {
  items = new Map();
  add(key, value) {
    this.items.set(key, value);
  }
}
function fieldsOfFields() {
  const t = new Typed();
  t.add('a', source());
  t.add('b', 'x');
  // ruleid: flow
  sink(t.items.get('a'));
  // ok: flow
  sink(t.items.get('b'));
}

class Iter {
  *[Symbol.iterator]() {
    yield source();
  }
}
function iterates() {
  for (const one of new Iter()) {
    // ruleid: flow
    sink(one);
  }
}

class ToText {
  constructor(x) {
    this.x = x;
  }
  toString() {
    return this.x;
  }
}
function implicitText() {
  // ruleid: flow
  sink(`${new ToText(source())}`);
}
