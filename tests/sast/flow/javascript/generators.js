function* both() {
  yield 'x';
  yield source();
}
function* clean() {
  yield sanitize(source());
}
function* delegated() {
  yield* both();
}

function uses() {
  for (const one of both()) {
    // ruleid: flow
    sink(one);
  }
  for (const one of clean()) {
    // ok: flow
    sink(one);
  }
  // ruleid: flow
  sink([...delegated()][0]);
  // ruleid: flow
  sink(both().next().value);
  const [first] = both();
  // ruleid: flow
  sink(first);
  // ruleid: flow
  sink(Array.from(both()).join());
}

function* taking(x) {
  yield x;
  yield 'x';
}
function takes() {
  // ruleid: flow
  sink([...taking(source())].join());
  // ok: flow
  sink([...taking('y')].join());
}
