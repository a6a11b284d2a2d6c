function keysOfPairs(data = source()) {
  for (const [key, value] of Object.entries(data)) {
    if (!['a', 'b'].includes(key)) continue;
    // ok: flow
    sink(key);
    // ruleid: flow
    sink(value);
  }
}

function unknownEquals(given) {
  const data = source();
  if (data === given) {
    // ruleid: flow
    sink(data);
  }
  if (data === 'a') {
    // ok: flow
    sink(data);
  }
  if (data) {
    // ruleid: flow
    sink(data);
  }
}

function manyWays() {
  const all = [];
  for (const one of [source(), source(), source(), source()]) if (isSafe(one)) all.push(one);
  const fifth = source();
  // ruleid: flow
  sink(all.join('') + fifth);
}
