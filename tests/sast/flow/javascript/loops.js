function carried() {
  let a = 'x';
  let b = 'x';
  let c = 'x';
  let d = 'x';
  for (let i = 0; i < 9; i++) {
    // ruleid: flow
    sink(d);
    d = c;
    c = b;
    b = a;
    a = source();
  }
  // ruleid: flow
  sink(d);
}

function labelled(rows) {
  let x = 'a';
  outer: for (const row of rows) {
    for (const cell of row) {
      if (cell) {
        x = source();
        break outer;
      }
      x = 'b';
    }
    x = 'c';
  }
  // ruleid: flow
  sink(x);
}

function labelledContinue(rows) {
  let x = 'a';
  outer: for (const row of rows) {
    x = source();
    for (const cell of row) {
      if (cell) continue outer;
    }
    x = 'c';
  }
  // ruleid: flow
  sink(x);
}

function labelledBlock(c) {
  let x = source();
  done: {
    if (c) break done;
    x = 'clean';
  }
  // ruleid: flow
  sink(x);
  let y = source();
  done: {
    y = 'clean';
    if (c) break done;
    y = 'other';
  }
  // ok: flow
  sink(y);
}

function cleaned(list) {
  const out = [];
  for (const one of list) out.push(sanitize(one));
  // ok: flow
  sink(out.join());
  for (let i = 0; i < list.length; i++) list[i] = source();
  // ruleid: flow
  sink(list[3]);
}

function doOnce() {
  let x;
  do {
    x = source();
  } while (false);
  // ruleid: flow
  sink(x);
  let y = 'a';
  while (false) y = source();
  // ok: flow
  sink(y);
  for (const one of []) y = source();
  // ok: flow
  sink(y);
}

function filtered() {
  for (const one of [source(), source()]) {
    if (!isSafe(one)) continue;
    // ok: flow
    sink(one);
  }
  for (const one of [source()]) {
    if (isSafe(one)) log(one);
    // ruleid: flow
    sink(one);
  }
}

function characters() {
  let out = '';
  for (const sign of source()) out += sign;
  // ruleid: flow
  sink(out);
  let other = '';
  const text = source();
  for (let i = 0; i < text.length; i++) other += text[i];
  // ruleid: flow
  sink(other);
  let counted = 0;
  for (const sign of source()) counted += 1;
  // ok: flow
  sink(counted);
}

function whileQueue() {
  const queue = [source()];
  while (queue.length > 0) {
    const next = queue.shift();
    // ruleid: flow
    sink(next);
  }
}

async function awaited(stream) {
  for await (const chunk of source()) {
    // ruleid: flow
    sink(chunk);
  }
}

function late(list) {
  let previous = null;
  for (const one of list) {
    // ruleid: flow
    sink(previous);
    previous = source();
  }
}
