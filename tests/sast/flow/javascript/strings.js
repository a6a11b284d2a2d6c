function built() {
  const x = source();
  // ruleid: flow
  sink('a' + x);
  // ruleid: flow
  sink(`a ${x}`);
  // ruleid: flow
  sink(['a', x].join(' '));
  // ruleid: flow
  sink('a'.concat(x));
  // ruleid: flow
  sink(util.format('%s', x));
  // ruleid: flow
  sink('a %s'.replace('%s', x));
  // ruleid: flow
  sink(String(x));
  // ruleid: flow
  sink(x.toString());
  // ruleid: flow
  sink('' + x);
  // ruleid: flow
  sink(String.raw`a ${x}`);
  // ruleid: flow
  sink(x.padStart(10));
  // ok: flow
  sink('a'.padStart(x.length));
  // ok: flow
  sink('a'.repeat(x));
  // ruleid: flow
  sink(Buffer.from(x).toString('utf8'));
  // ruleid: flow
  sink(decodeURIComponent(x));
  // ruleid: flow
  sink(atob(x));
  // ruleid: flow
  sink(x.split(',')[0]);
  // ruleid: flow
  sink(x.match(/a(.*)/)[1]);
  // ruleid: flow
  sink(x.slice(1).trim().toLowerCase());
  // ruleid: flow
  sink(x[0]);
  let s = 'a';
  s += x;
  // ruleid: flow
  sink(s);
  s = 'b';
  // ok: flow
  sink(s);
}

function numbers() {
  const x = source();
  // ok: flow
  sink(Number(x));
  // ok: flow
  sink(+x);
  // ok: flow
  sink(parseInt(x, 10));
  // ok: flow
  sink(x | 0);
  // ok: flow
  sink(x * 1);
  // ok: flow
  sink(~~x);
  // ok: flow
  sink(Math.floor(x));
  // ok: flow
  sink(`n ${Number.parseFloat(x)}`);
  // ok: flow
  sink(x.length);
  // ok: flow
  sink(x > 3);
  // ok: flow
  sink(!x);
  // ok: flow
  sink(!!x);
  // ok: flow
  sink(x === 'a');
  // ok: flow
  sink(typeof x);
  // ok: flow
  sink(BigInt(x));
  // ok: flow
  sink(new Date(x).getTime());
  // ok: flow
  sink(x.charCodeAt(0));
  // ok: flow
  sink(Number(x).toFixed(2));
  // ok: flow
  sink(x instanceof Date);
  // ok: flow
  sink(void x);
}

function overwritten() {
  let x = source();
  x = sanitize(x);
  // ok: flow
  sink(x);
  x = source();
  // ruleid: flow
  sink(x);
  const y = sanitize(`a ${x}`);
  // ok: flow
  sink(y);
  // ok: flow
  sink(`a ${sanitize(x)} ${sanitize(x)}`);
  // ruleid: flow
  sink(`a ${sanitize(x)} ${x}`);
  (x = 'assigned'), log();
  // ok: flow
  sink(x);
}

function expressions(c) {
  const x = source();
  // ruleid: flow
  sink(c ? x : 'a');
  // ruleid: flow
  sink(c || x);
  // ruleid: flow
  sink(c && x);
  // ruleid: flow
  sink(c ?? x);
  // ruleid: flow
  sink((log(), x));
  // ok: flow
  sink((x, 'a'));
  // ruleid: flow
  sink((y = x));
  // ruleid: flow
  sink(...[x]);
}
