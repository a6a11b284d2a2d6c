function maps() {
  const map = new Map();
  map.set('a', source());
  map.set('b', 'x');
  // ruleid: flow
  sink(map.get('a'));
  // ok: flow
  sink(map.get('b'));
  // ok: flow
  sink(map.get('c'));
  map.set('a', 'y');
  // ok: flow
  sink(map.get('a'));
  map.set('d', source()).set('e', 1);
  // ruleid: flow
  sink(map.get('d'));
  map.delete('d');
  // ok: flow
  sink(map.get('d'));
  map.set('f', source());
  map.clear();
  // ok: flow
  sink(map.get('f'));
}

function mapsOfPairs() {
  const map = new Map([
    ['a', source()],
    ['b', 'x'],
  ]);
  // ruleid: flow
  sink(map.get('a'));
  // ok: flow
  sink(map.get('b'));
  for (const [key, value] of map) {
    // ok: flow
    sink(key);
    // ruleid: flow
    sink(value);
  }
  map.forEach((value, key) => {
    // ruleid: flow
    sink(value);
    // ok: flow
    sink(key);
  });
  // ruleid: flow
  sink([...map.values()][0]);
  // ok: flow
  sink([...map.keys()][0]);
  // ok: flow
  sink(map.size);
  const columns = new Map([['name', 'user_name']]);
  // ok: flow
  sink(columns.get(source()));
}

function sets() {
  const set = new Set();
  set.add(source());
  for (const one of set) {
    // ruleid: flow
    sink(one);
  }
  // ruleid: flow
  sink([...set][0]);
  const fixed = new Set(['a', 'b']);
  // ok: flow
  sink([...fixed].join());
  const x = source();
  if (fixed.has(x)) {
    // ok: flow
    sink(x);
  } else {
    // ruleid: flow
    sink(x);
  }
  set.clear();
  // ok: flow
  sink([...set][0]);
}

function weakMaps() {
  const key = {};
  const map = new WeakMap();
  map.set(key, source());
  // ruleid: flow
  sink(map.get(key));
}

function params() {
  const params = new URLSearchParams();
  params.set('q', source());
  // ruleid: flow
  sink(params.get('q'));
  // ruleid: flow
  sink(params.toString());
}

function grouped() {
  const by = new Map();
  for (const one of [source()]) {
    const list = by.get('k') ?? [];
    list.push(one);
    by.set('k', list);
  }
  // ruleid: flow
  sink(by.get('k')[0]);
}

function inserted() {
  const cache = new Map();
  function put(key, value) {
    cache.set(key, value);
  }
  put('a', source());
  put('b', 'x');
  // ruleid: flow
  sink(cache.get('a'));
  // ok: flow
  sink(cache.get('b'));
}
