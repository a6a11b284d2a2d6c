import { notFound } from 'next/navigation';

function exits() {
  const x = source();
  if (!['a', 'b'].includes(x)) process.exit(1);
  // ok: flow
  sink(x);
}

function page() {
  const x = source();
  if (!['a', 'b'].includes(x)) notFound();
  // ok: flow
  sink(x);
}

function koa(ctx) {
  const x = source();
  if (!['a', 'b'].includes(x)) ctx.throw(400);
  // ok: flow
  sink(x);
}

function giveUp(reason) {
  throw new Error(reason);
}

function refused() {
  const x = source();
  if (!['a', 'b'].includes(x)) giveUp(x);
  // ok: flow
  sink(x);
}

function answered(res) {
  const x = source();
  if (!['a', 'b'].includes(x)) res.status(400).end();
  // ruleid: flow
  sink(x);
}
