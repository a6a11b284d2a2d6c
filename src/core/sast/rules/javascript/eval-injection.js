import vm, { runInNewContext as run } from 'node:vm';

export function compute(text, scope) {
  // ruleid: javascript-eval-injection
  const a = eval(text);
  // ruleid: javascript-eval-injection
  const b = new Function('x', `return ${text}`);
  // ruleid: javascript-eval-injection
  const c = vm.runInThisContext(text);
  // ruleid: javascript-eval-injection
  const d = run('1 + ' + text, scope);
  // ruleid: javascript-eval-injection
  setTimeout('tick(' + text + ')', 10);
  // ruleid: javascript-eval-injection
  const e = new vm.Script(text).runInContext(scope);
  // ok: javascript-eval-injection
  const f = eval('1 + 1');
  // ok: javascript-eval-injection
  setTimeout(() => compute(text, scope), 10);
  // ok: javascript-eval-injection
  setTimeout(scope.tick, 10);
  setTimeout(() => {
    // ok: javascript-eval-injection
    scope.fail(new Error(`${text} took too long`));
    // ok: javascript-eval-injection
    console.warn('too long: ' + text);
  }, 10);
  // ok: javascript-eval-injection
  const g = JSON.parse(text);
  const CODE = 'return 1';
  // ok: javascript-eval-injection
  const h = new Function(CODE);
  return [a, b, c, d, e, f, g, h];
}

export async function evaluate(req, res) {
  const rules = { sum: 'a + b', last: req.query.last };
  // ruleid: javascript-eval-injection
  eval(rules.last);
  // ok: javascript-eval-injection
  eval(rules.sum);
  const parts = ['1', req.body.amount];
  parts.shift();
  // ruleid: javascript-eval-injection
  eval(parts[0]);
  // ruleid: javascript-eval-injection
  globalThis.eval(await (await fetch('https://rules.tidewater.test/today')).text());
  // ok: javascript-eval-injection
  eval(String(Number(req.query.number)));
  const chosen = ['1 + 1', '2 + 2'].find((one) => one === req.query.sum);
  // ok: javascript-eval-injection
  if (chosen) res.json(eval(chosen));
}

function double(code) {
  // ok: javascript-eval-injection
  return eval(code);
}
double('2 * 2');

['1', '2'].forEach((one) => {
  // ok: javascript-eval-injection
  eval(one);
});
