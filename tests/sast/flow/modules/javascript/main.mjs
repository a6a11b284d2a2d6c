import def, { make, clean, Box as Crate, alias as renamed } from './lib/values.js';
import * as all from './lib/index.js';
import { deep, fromStar, nested } from './lib/index.js';
import { check, need } from './lib/validators.js';
import { ping } from './circle-a.js';
import arrow from './lib/default-arrow.js';
import Klass from './lib/default-class.js';
import { default as other } from './lib/values.js';

export function imports() {
  // ruleid: flow
  sink(make(source()));
  // ok: flow
  sink(clean(source()));
  // ruleid: flow
  sink(new Crate(source()).open());
  // ok: flow
  sink(new Crate('x').open());
  // ruleid: flow
  sink(def(source()));
  // ruleid: flow
  sink(other(source()));
  // ruleid: flow
  sink(renamed(source()));
  // ruleid: flow
  sink(arrow(source()));
  // ruleid: flow
  sink(new Klass(source()).get());
}

export function reexports() {
  // ruleid: flow
  sink(all.make(source()));
  // ok: flow
  sink(all.clean(source()));
  // ruleid: flow
  sink(deep(source()));
  // ruleid: flow
  sink(fromStar());
  // ruleid: flow
  sink(nested.make(source()));
  // ok: flow
  sink(nested.clean(source()));
  // ruleid: flow
  sink(all.default(source()));
}

export function validators() {
  const a = source();
  if (!check(a)) return;
  // ok: flow
  sink(a);
  const b = source();
  need(b);
  // ok: flow
  sink(b);
}

export function circular() {
  // ruleid: flow
  sink(ping(source(), 3));
}

export async function dynamic() {
  const { make: made } = await import('./lib/values.js');
  // ruleid: flow
  sink(made(source()));
  const values = await import('./lib/values.js');
  // ok: flow
  sink(values.clean(source()));
}
