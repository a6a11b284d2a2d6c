const ALLOWED = ['name', 'age'];
const ALLOWED_SET = new Set(ALLOWED);
const TABLE = { name: 'user_name', age: 'user_age' };
const SHAPE = /^[a-z_]+$/;
const Kind = Object.freeze({ A: 'a', B: 'b' });

function early() {
  const x = source();
  if (!isSafe(x)) return;
  // ok: flow
  sink(x);
}
function earlyThrow() {
  const x = source();
  if (isBad(x)) throw new Error('bad');
  // ok: flow
  sink(x);
}
function wrongWay() {
  const x = source();
  if (isSafe(x)) return;
  // ruleid: flow
  sink(x);
}
function noEffect() {
  const x = source();
  isSafe(x);
  // ruleid: flow
  sink(x);
  if (!isSafe(x)) log('bad');
  // ruleid: flow
  sink(x);
}
function inBranch() {
  const x = source();
  if (isSafe(x)) {
    // ok: flow
    sink(x);
  } else {
    // ruleid: flow
    sink(x);
  }
  // ruleid: flow
  sink(x);
}
function otherValue() {
  const x = source();
  const y = source();
  if (!isSafe(x)) return;
  // ruleid: flow
  sink(y);
}
function thenChanged() {
  let x = source();
  if (!isSafe(x)) return;
  x = x + source();
  // ruleid: flow
  sink(x);
}
function asserted() {
  const x = source();
  assertSafe(x);
  // ok: flow
  sink(x);
}
function ternary() {
  const x = source();
  // ok: flow
  sink(isSafe(x) ? x : 'name');
  // ruleid: flow
  sink(isSafe(x) ? 'name' : x);
  const y = ALLOWED.includes(x) ? x : 'name';
  // ok: flow
  sink(y);
}
function inVariable() {
  const x = source();
  const fine = isSafe(x);
  if (!fine) return;
  // ok: flow
  sink(x);
}
function inVariableNegated() {
  const x = source();
  const bad = !isSafe(x);
  if (bad) return;
  // ok: flow
  sink(x);
}
function combined(c) {
  const x = source();
  if (!c || !isSafe(x)) return;
  // ok: flow
  sink(x);
}
function combinedWrong(c) {
  const x = source();
  if (!c && !isSafe(x)) return;
  // ruleid: flow
  sink(x);
}
function deMorgan(c) {
  const x = source();
  if (!(c && isSafe(x))) return;
  // ok: flow
  sink(x);
}
function either() {
  const x = source();
  if (!(isSafe(x) || x === 'name')) return;
  // ok: flow
  sink(x);
}
function eitherWrong(c) {
  const x = source();
  if (!(isSafe(x) || c)) return;
  // ruleid: flow
  sink(x);
}
function twoSteps(c) {
  const x = source();
  let fine = false;
  if (isSafe(x)) fine = true;
  if (!fine) return;
  // ok: flow
  sink(x);
}
function flagWrong(c) {
  const x = source();
  let fine = false;
  if (c) fine = true;
  if (!fine) return;
  // ruleid: flow
  sink(x);
}

function listed() {
  const x = source();
  if (!ALLOWED.includes(x)) throw new Error('no');
  // ok: flow
  sink(x);
}
function inSet() {
  const x = source();
  if (!ALLOWED_SET.has(x)) throw new Error('no');
  // ok: flow
  sink(x);
}
function inTable() {
  const x = source();
  if (!(x in TABLE)) throw new Error('no');
  // ok: flow
  sink(x);
}
function inTableOwn() {
  const x = source();
  if (!Object.hasOwn(TABLE, x)) throw new Error('no');
  // ok: flow
  sink(x);
}
function inTablePrototype() {
  const x = source();
  if (!Object.prototype.hasOwnProperty.call(TABLE, x)) throw new Error('no');
  // ok: flow
  sink(x);
}
function inKeys() {
  const x = source();
  if (!Object.keys(TABLE).includes(x)) throw new Error('no');
  // ok: flow
  sink(x);
}
function inEnum() {
  const x = source();
  if (!Object.values(Kind).includes(x)) throw new Error('no');
  // ok: flow
  sink(x);
}
function lookedUp() {
  const column = TABLE[source()];
  if (!column) throw new Error('no');
  // ok: flow
  sink(column);
}
function byIndex() {
  const x = source();
  if (ALLOWED.indexOf(x) === -1) throw new Error('no');
  // ok: flow
  sink(x);
}
function found() {
  // ok: flow
  sink(ALLOWED.find((one) => one === source()));
  const x = source();
  if (!ALLOWED.some((one) => one === x)) return;
  // ok: flow
  sink(x);
}
function foreignList(list) {
  const x = source();
  if (!source().includes(x)) return;
  // ruleid: flow
  sink(x);
}
function notInList() {
  const x = source();
  if (['evil'].includes(x)) return;
  // ruleid: flow
  sink(x);
}

function shaped() {
  const x = source();
  if (!/^[a-z]+$/.test(x)) return;
  // ok: flow
  sink(x);
}
function shapedByName() {
  const x = source();
  if (!SHAPE.test(x)) return;
  // ok: flow
  sink(x);
}
function shapedMatch() {
  const x = source();
  if (!x.match(/^\d+$/)) return;
  // ok: flow
  sink(x);
}
function matched() {
  const match = /^([a-z]+)-(\d+)$/.exec(source());
  if (!match) return;
  // ok: flow
  sink(match[1]);
}
function matchedLoose() {
  const match = /id=(.*)/.exec(source());
  if (!match) return;
  // ruleid: flow
  sink(match[1]);
}
function notAnchored() {
  const x = source();
  if (!/[a-z]+/.test(x)) return;
  // ruleid: flow
  sink(x);
}
function multiline() {
  const x = source();
  if (!/^[a-z]+$/m.test(x)) return;
  // ruleid: flow
  sink(x);
}
function denied() {
  const x = source();
  if (/[^a-z0-9]/.test(x)) return;
  // ok: flow
  sink(x);
}
function searched() {
  const x = source();
  if (x.search(/^[a-z]+$/) === -1) return;
  // ok: flow
  sink(x);
}

function numeric() {
  const x = source();
  if (!Number.isInteger(x)) return;
  // ok: flow
  sink(x);
}
function typed() {
  const x = source();
  if (typeof x !== 'number') return;
  // ok: flow
  sink(x);
}
function typedText() {
  const x = source();
  if (typeof x !== 'string') return;
  // ruleid: flow
  sink(x);
}
function notNumber() {
  const x = source();
  if (isNaN(x)) return;
  // ok: flow
  sink(x);
}
function converted() {
  const n = Number(source());
  if (Number.isNaN(n)) return;
  // ok: flow
  sink(n);
}
function compared() {
  const x = source();
  if (x !== 'asc' && x !== 'desc') return;
  // ok: flow
  sink(x);
}
function comparedWrong() {
  const x = source();
  if (x === 'asc' || x === 'desc') return;
  // ruleid: flow
  sink(x);
}
function switched() {
  const x = source();
  switch (x) {
    case 'a':
    case 'b':
      // ok: flow
      sink(x);
      break;
    default:
      // ruleid: flow
      sink(x);
  }
}
function switchedChoice() {
  let column;
  switch (source()) {
    case 'a':
      column = 'x';
      break;
    default:
      column = 'y';
  }
  // ok: flow
  sink(column);
}
function switchTrue() {
  const x = source();
  switch (true) {
    case isSafe(x):
      // ok: flow
      sink(x);
      break;
    default:
      // ruleid: flow
      sink(x);
  }
}

function validate(x) {
  if (!isSafe(x)) throw new Error('no');
}
function validated(x) {
  if (!isSafe(x)) throw new Error('no');
  return x;
}
const check = (x) => ALLOWED.includes(x);
const checkDeep = (x) => typeof x === 'string' && check(x);
const orNull = (x) => (ALLOWED.includes(x) ? x : null);
const result = (x) => (isSafe(x) ? { ok: true, value: x } : { ok: false });
function helpers() {
  const a = source();
  validate(a);
  // ok: flow
  sink(a);
  // ok: flow
  sink(validated(source()));
  const b = source();
  if (!checkDeep(b)) return;
  // ok: flow
  sink(b);
  // ok: flow
  sink(orNull(source()));
  const c = result(source());
  if (!c.ok) return;
  // ok: flow
  sink(c.value);
}
function helperWrong() {
  const a = source();
  checkDeep(a);
  // ruleid: flow
  sink(a);
}
function validateNothing(x) {
  if (x === undefined) throw new Error('no');
}
function helperWrongToo() {
  const a = source();
  validateNothing(a);
  // ruleid: flow
  sink(a);
}

function fields() {
  const request = { query: source() };
  if (!isSafe(request.query)) return;
  // ok: flow
  sink(request.query);
  const other = source();
  if (!isSafe(other.a)) return;
  // ok: flow
  sink(other.a);
  // ruleid: flow
  sink(other.b);
}
function everyOne() {
  const list = source();
  if (!list.every((one) => ALLOWED.includes(one))) return;
  // ok: flow
  sink(list);
  // ok: flow
  sink(list.join(', '));
}
function someWrong() {
  const list = source();
  if (!list.some((one) => ALLOWED.includes(one))) return;
  // ruleid: flow
  sink(list);
}
function tryGuard() {
  const x = source();
  try {
    assertSafe(x);
  } catch {
    return;
  }
  // ok: flow
  sink(x);
}
function tryGuardWrong() {
  const x = source();
  try {
    assertSafe(x);
  } catch {
    log('bad');
  }
  // ruleid: flow
  sink(x);
}
function whileGuard() {
  let x = source();
  while (!isSafe(x)) x = source();
  // ok: flow
  sink(x);
}
function reassigned() {
  let x = source();
  if (!ALLOWED.includes(x)) x = 'name';
  // ok: flow
  sink(x);
}
function reassignedOr() {
  let x = source();
  if (!isSafe(x)) {
    x = sanitize(x);
  }
  // ok: flow
  sink(x);
}
function doubleNegation() {
  const x = source();
  if (!!isSafe(x)) {
    // ok: flow
    sink(x);
  }
  if (isSafe(x) === false) return;
  // ok: flow
  sink(x);
}
function strictTrue() {
  const x = source();
  if (isSafe(x) !== true) return;
  // ok: flow
  sink(x);
}
function andInExpression() {
  const x = source();
  // ok: flow
  isSafe(x) && sink(x);
  // ok: flow
  !isSafe(x) || sink(x);
  // ruleid: flow
  isSafe(x) || sink(x);
}
