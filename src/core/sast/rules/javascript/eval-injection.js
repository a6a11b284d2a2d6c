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
