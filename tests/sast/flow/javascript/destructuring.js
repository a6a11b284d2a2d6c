function objects() {
  const { a, b: renamed, c = source(), d = 'x', ...rest } = { a: source(), b: 'y', d: 'z', e: source(), f: 1 };
  // ruleid: flow
  sink(a);
  // ok: flow
  sink(renamed);
  // ruleid: flow
  sink(c);
  // ok: flow
  sink(d);
  // ruleid: flow
  sink(rest.e);
  // ok: flow
  sink(rest.f);
}

function arrays() {
  const [a, , b = source(), ...rest] = ['x', 'y', 'z', source(), 'w'];
  // ok: flow
  sink(a);
  // ok: flow
  sink(b);
  // ruleid: flow
  sink(rest[0]);
  // ok: flow
  sink(rest[1]);
  const [first] = source();
  // ruleid: flow
  sink(first);
}

function nested() {
  const {
    user: { name, tags: [tag], address: { city = 'x' } = {} },
  } = { user: { name: source(), tags: ['a'] } };
  // ruleid: flow
  sink(name);
  // ok: flow
  sink(tag);
  // ok: flow
  sink(city);
}

function parameters() {
  const f = ({ a, b }, [c, d]) => {
    // ruleid: flow
    sink(a);
    // ok: flow
    sink(b);
    // ruleid: flow
    sink(d);
    // ok: flow
    sink(c);
  };
  f({ a: source(), b: 1 }, ['x', source()]);
}

function assigned() {
  let a;
  let b;
  ({ a, b } = { a: source(), b: 'x' });
  // ruleid: flow
  sink(a);
  // ok: flow
  sink(b);
  const o = {};
  [o.x, o.y] = ['x', source()];
  // ok: flow
  sink(o.x);
  // ruleid: flow
  sink(o.y);
}

function loops() {
  for (const { a, b } of [{ a: source(), b: 1 }]) {
    // ruleid: flow
    sink(a);
    // ok: flow
    sink(b);
  }
  for (const [index, one] of ['x', source()].entries()) {
    // ok: flow
    sink(index);
    // ruleid: flow
    sink(one);
  }
}

function computed() {
  const key = 'a';
  const { [key]: value } = { a: source(), b: 1 };
  // ruleid: flow
  sink(value);
  const other = 'b';
  const { [other]: fine } = { a: source(), b: 1 };
  // ok: flow
  sink(fine);
}

function fromStranger() {
  const { body, params: { id } } = source();
  // ruleid: flow
  sink(body.name);
  // ruleid: flow
  sink(id);
}
