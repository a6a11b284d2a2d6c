function constants() {
  let x = source();
  const n = 106;
  if (7 * 18 + n > 200) x = 'fixed';
  // ok: flow
  sink(x);
  let y = 'fixed';
  if (7 * 42 - n > 200) y = 'also fixed';
  else y = source();
  // ruleid: flow
  sink(y);
  const z = (500 / 42) + n > 100 ? 'fixed' : source();
  // ok: flow
  sink(z);
  const mode = 'safe';
  // ok: flow
  sink(mode === 'safe' ? 'x' : source());
  // ruleid: flow
  sink(mode !== 'safe' ? 'x' : source());
}

function letters() {
  const guess = 'ABC';
  let x;
  switch (guess.charAt(1)) {
    case 'A':
      x = source();
      break;
    case 'B':
      x = 'fixed';
      break;
    default:
      x = source();
  }
  // ok: flow
  sink(x);
  switch (guess[2]) {
    case 'A':
      x = 'fixed';
      break;
    case 'C':
    case 'D':
      x = source();
      break;
    default:
      x = 'fixed';
  }
  // ruleid: flow
  sink(x);
}

function textContent() {
  const name = 'report';
  // ok: flow
  if (name.startsWith('x')) sink(source());
  // ruleid: flow
  if (name.includes('port')) sink(source());
  // ok: flow
  if (name.length > 10) sink(source());
  // ruleid: flow
  if (name.toUpperCase() === 'REPORT') sink(source());
  // ok: flow
  if (name.slice(0, 2) !== 're') sink(source());
  // ok: flow
  if (name.indexOf('z') >= 0) sink(source());
  // ok: flow
  if (`${name}s` === 'report') sink(source());
}

function emptiness() {
  const x = source();
  if (x.length === 0) {
    // ok: flow
    sink(x);
  }
  if (!x) {
    // ok: flow
    sink(x);
  }
  if (x === '') {
    // ok: flow
    sink(x);
  }
  if (x.length > 0) {
    // ruleid: flow
    sink(x);
  }
  const list = [];
  // ok: flow
  if (list.length) sink(x);
  list.push(1);
  // ruleid: flow
  if (list.length) sink(x);
}

function logic() {
  const on = true;
  const off = false;
  // ok: flow
  if (on && off) sink(source());
  // ruleid: flow
  if (on || off) sink(source());
  // ok: flow
  if (!on) sink(source());
  const x = off && source();
  // ok: flow
  sink(x);
  const y = on || source();
  // ok: flow
  sink(y);
  const z = null ?? source();
  // ruleid: flow
  sink(z);
  const w = 'set' ?? source();
  // ok: flow
  sink(w);
}

function kinds() {
  const value = 'text';
  // ok: flow
  if (typeof value === 'number') sink(source());
  // ruleid: flow
  if (typeof value === 'string') sink(source());
  const nothing = undefined;
  // ok: flow
  if (nothing !== undefined) sink(source());
}

function both(c) {
  let x = 'a';
  if (c) x = source();
  // ruleid: flow
  sink(x);
  if (c) x = 'b';
  else x = 'c';
  // ok: flow
  sink(x);
}

function ends(c) {
  const x = source();
  if (c) return 'x';
  // ruleid: flow
  sink(x);
  throw new Error('no');
  // ok: flow
  sink(x);
}

function never() {
  return 1;
  // ok: flow
  sink(source());
}

function endless() {
  while (true) {
    const x = source();
    if (x) break;
  }
  // ruleid: flow
  sink(source());
  for (;;) {
    work();
  }
  // ok: flow
  sink(source());
}

function fixedNumber() {
  let x = source();
  x = 10;
  // ok: flow
  sink('n' + x);
  let i = 0;
  i += 2;
  // ok: flow
  if (i === 3) sink(source());
  // ruleid: flow
  if (i === 2) sink(source());
  i++;
  // ruleid: flow
  if (i === 3) sink(source());
}

function bits() {
  const n = 6;
  // ruleid: flow
  if ((n & 2) !== 0) sink(source());
  // ok: flow
  if (n % 2 === 1) sink(source());
  // ok: flow
  if (n << 1 < 10) sink(source());
  // ok: flow
  if (Math.max(1, 2) > 5) sink(source());
}
