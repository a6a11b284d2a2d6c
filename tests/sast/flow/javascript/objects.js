function literalKeys() {
  const o = { a: source(), b: 'x' };
  // ruleid: flow
  sink(o.a);
  // ok: flow
  sink(o.b);
  // ruleid: flow
  sink(o);
}

function computedKeys() {
  const key = 'a';
  const o = { [key]: source(), ['b' + 1]: 'x' };
  // ruleid: flow
  sink(o.a);
  // ok: flow
  sink(o.b1);
  // ruleid: flow
  sink(o[key]);
}

function laterKeys() {
  const o = {};
  o.a = source();
  o['b-c'] = 1;
  o.d = o.a;
  o.a = 'x';
  // ok: flow
  sink(o.a);
  // ok: flow
  sink(o['b-c']);
  // ruleid: flow
  sink(o.d);
}

function nested() {
  const o = { a: { b: { c: 1 } } };
  o.a.b.c = source();
  o.a.b.d = 2;
  // ruleid: flow
  sink(o.a.b.c);
  // ok: flow
  sink(o.a.b.d);
  o.a.b = {};
  // ok: flow
  sink(o.a.b.c);
}

function assigned() {
  const o = Object.assign({}, { a: source(), b: source() }, { b: 'x' });
  // ruleid: flow
  sink(o.a);
  // ok: flow
  sink(o.b);
  const target = { c: 1 };
  Object.assign(target, { d: source() });
  // ruleid: flow
  sink(target.d);
  // ok: flow
  sink(target.c);
}

function spread() {
  const given = { a: source(), b: 1 };
  const o = { ...given, c: 2 };
  // ruleid: flow
  sink(o.a);
  // ok: flow
  sink(o.b);
  // ok: flow
  sink(o.c);
  const p = { ...given, a: sanitize(given.a) };
  // ok: flow
  sink(p);
  const q = { a: 'x', ...given };
  // ruleid: flow
  sink(q.a);
}

function removed() {
  const o = { a: source(), b: 1 };
  delete o.a;
  // ok: flow
  sink(o.a);
  const { a, ...rest } = { a: source(), b: 2, c: source() };
  // ok: flow
  sink(rest.b);
  // ruleid: flow
  sink(rest.c);
  // ruleid: flow
  sink(a);
}

function listed() {
  const o = { a: source(), b: 1 };
  for (const [key, value] of Object.entries(o)) {
    // ok: flow
    sink(key);
    // ruleid: flow
    sink(value);
  }
  for (const key in o) {
    // ok: flow
    sink(key);
    // ruleid: flow
    sink(o[key]);
  }
  // ok: flow
  sink(Object.keys(o).join());
  // ruleid: flow
  sink(Object.values(o)[0]);
  const back = Object.fromEntries(Object.entries(o));
  // ruleid: flow
  sink(back.a);
  const made = Object.fromEntries([
    ['x', source()],
    ['y', 'z'],
  ]);
  // ruleid: flow
  sink(made.x);
  // ok: flow
  sink(made.y);
}

function optional() {
  const o = { a: { b: source() }, c: () => source(), d: 1 };
  // ruleid: flow
  sink(o?.a?.b);
  // ruleid: flow
  sink(o.c?.());
  // ok: flow
  sink(o?.d);
  // ruleid: flow
  sink(o?.['a']?.['b']);
}

function unknownKey(key) {
  const o = { a: 'x' };
  o[key] = source();
  // ruleid: flow
  sink(o.b);
  const table = { asc: 'ASC', desc: 'DESC' };
  // ok: flow
  sink(table[source()]);
  // ok: flow
  sink(table[source()] ?? 'ASC');
}

function frozen() {
  const o = Object.freeze({ a: source(), b: 1 });
  // ruleid: flow
  sink(o.a);
  // ok: flow
  sink(o.b);
}

function text() {
  // ruleid: flow
  sink(JSON.stringify({ a: source() }));
  const parsed = JSON.parse(source());
  // ruleid: flow
  sink(parsed.a.b);
}

function accessors() {
  const o = {
    hidden: source(),
    get shown() {
      return this.hidden;
    },
    get fixed() {
      return 'x';
    },
    set other(value) {
      this.kept = value;
    },
  };
  // ruleid: flow
  sink(o.shown);
  // ok: flow
  sink(o.fixed);
  o.other = source();
  // ruleid: flow
  sink(o.kept);
}

function methods() {
  const o = {
    value: '',
    set(v) {
      this.value = v;
      return this;
    },
    get() {
      return this.value;
    },
  };
  // ok: flow
  sink(o.get());
  o.set(source());
  // ruleid: flow
  sink(o.get());
  // ruleid: flow
  sink(o.set(source()).get());
}

function logicalAssignment() {
  const o = {};
  o.a ??= source();
  // ruleid: flow
  sink(o.a);
  let b = 'x';
  b &&= source();
  // ruleid: flow
  sink(b);
  let c = 'fixed';
  c ||= source();
  // ok: flow
  sink(c);
}
