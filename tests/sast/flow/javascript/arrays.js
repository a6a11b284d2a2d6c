function byIndex() {
  const list = ['a', source(), 'b'];
  // ok: flow
  sink(list[0]);
  // ruleid: flow
  sink(list[1]);
  // ok: flow
  sink(list[2]);
  // ok: flow
  sink(list.at(-1));
  // ruleid: flow
  sink(list.at(1));
  // ruleid: flow
  sink(list);
}

function pushAndPop() {
  const list = [];
  list.push('a');
  list.push(source());
  list.push('b');
  // ok: flow
  sink(list[0]);
  // ruleid: flow
  sink(list[1]);
  // ok: flow
  sink(list.pop());
  // ruleid: flow
  sink(list.pop());
  // ok: flow
  sink(list.pop());
}

function shiftAndUnshift() {
  const list = ['a', source()];
  // ok: flow
  sink(list.shift());
  // ruleid: flow
  sink(list[0]);
  list.unshift('b');
  // ok: flow
  sink(list[0]);
  // ruleid: flow
  sink(list[1]);
}

function spliceAndSlice() {
  const list = ['a', source(), 'b', 'c'];
  // ok: flow
  sink(list.slice(2));
  // ruleid: flow
  sink(list.slice(1, 2)[0]);
  // ok: flow
  sink(list.slice(0, 1).join());
  list.splice(1, 1);
  // ok: flow
  sink(list.join());
  list.splice(0, 0, source());
  // ruleid: flow
  sink(list[0]);
}

function concatAndSpread() {
  const a = ['x'].concat([source()], 'y');
  // ok: flow
  sink(a[0]);
  // ruleid: flow
  sink(a[1]);
  // ok: flow
  sink(a[2]);
  const b = [...a, 'z'];
  // ruleid: flow
  sink(b[1]);
  // ok: flow
  sink(b[3]);
}

function copies() {
  // ruleid: flow
  sink([source(), 'a'].reverse()[1]);
  // ruleid: flow
  sink(['b', source()].sort()[0]);
  // ruleid: flow
  sink(Array.from([source()])[0]);
  // ruleid: flow
  sink(Array.of('a', source())[1]);
  // ok: flow
  sink(Array.of('a', source())[0]);
  // ruleid: flow
  sink([[source()]].flat()[0]);
  // ruleid: flow
  sink(['a', 'b'].with(1, source())[1]);
  // ruleid: flow
  sink(new Array(3).fill(source())[0]);
}

function chains(list) {
  const names = [source(), 'a'];
  // ruleid: flow
  sink(names.map((one) => one.trim()).join(','));
  // ok: flow
  sink(names.map((one) => sanitize(one)).join(','));
  // ok: flow
  sink(names.map(sanitize).filter(Boolean).join(','));
  // ruleid: flow
  sink(names.filter((one) => one !== '').join(','));
  // ok: flow
  sink(names.filter((one) => isSafe(one)).join(','));
  // ok: flow
  sink(names.filter(isSafe).join(','));
  // ok: flow
  sink(names.filter((one) => ['a', 'b'].includes(one)).join(','));
  // ok: flow
  sink(names.map(() => '?').join(','));
  // ok: flow
  sink(names.map((_, index) => `$${index + 1}`).join(', '));
  // ruleid: flow
  sink(names.reduce((all, one) => all + one, ''));
  // ok: flow
  sink(names.reduce((all, one) => all + sanitize(one), ''));
  // ruleid: flow
  sink(names.find((one) => one.length > 2));
  // ok: flow
  sink(['a', 'b'].find((one) => one === source()));
  // ruleid: flow
  sink(names.flatMap((one) => [one, one])[0]);
  // ok: flow
  sink(names.length);
  // ok: flow
  sink(names.findIndex((one) => one === 'a'));
  // ruleid: flow
  sink(names.entries().next().value[1]);
  // ok: flow
  sink(names.some((one) => one === 'a'));
}

function each() {
  const out = [];
  [source()].forEach((one) => out.push(one));
  // ruleid: flow
  sink(out[0]);
  const safe = [];
  [source()].forEach((one) => safe.push(sanitize(one)));
  // ok: flow
  sink(safe.join());
  let text = '';
  for (const one of [source()]) text += one;
  // ruleid: flow
  sink(text);
}

function groups() {
  const parts = [];
  const values = [];
  parts.push('name = ?');
  values.push(source());
  // ok: flow
  sink('SELECT ' + parts.join(' AND '));
  // ruleid: flow
  sink(values[0]);
}

function emptied() {
  let list = [source()];
  list = [];
  // ok: flow
  sink(list[0]);
  const other = [source()];
  other.length = 0;
  // ok: flow
  sink(other[0]);
}

function swap() {
  let a = source();
  let b = 'x';
  [a, b] = [b, a];
  // ok: flow
  sink(a);
  // ruleid: flow
  sink(b);
}
