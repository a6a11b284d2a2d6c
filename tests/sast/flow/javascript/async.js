const load = async () => source();
const later = (x) => new Promise((resolve) => resolve(x));
const fails = async (x) => {
  throw new Error(x);
};

async function awaiting() {
  // ruleid: flow
  sink(await load());
  // ruleid: flow
  sink(await later(source()));
  // ok: flow
  sink(await later('x'));
  const [a, b] = await Promise.all([load(), later('x')]);
  // ruleid: flow
  sink(a);
  // ok: flow
  sink(b);
  // ruleid: flow
  sink(await Promise.race([later('x'), load()]));
  // ruleid: flow
  sink(await Promise.any([load()]));
  const [settled] = await Promise.allSettled([load()]);
  // ruleid: flow
  sink(settled.value);
}

function chained() {
  load().then((x) => {
    // ruleid: flow
    sink(x);
  });
  load()
    .then((x) => sanitize(x))
    .then((x) => {
      // ok: flow
      sink(x);
    });
  load()
    .then((x) => ({ x, y: 1 }))
    .then(({ x, y }) => {
      // ruleid: flow
      sink(x);
      // ok: flow
      sink(y);
    })
    .finally(() => {
      // ok: flow
      sink('done');
    });
  load()
    .then((x) => later(x))
    .then((x) => {
      // ruleid: flow
      sink(x);
    });
  Promise.resolve(source()).then((x) => {
    // ruleid: flow
    sink(x);
  });
  Promise.reject(source()).catch((x) => {
    // ruleid: flow
    sink(x);
  });
  Promise.resolve('x').then((x) => {
    // ok: flow
    sink(x);
  });
  fails(source()).catch((error) => {
    // ruleid: flow
    sink(error.message);
  });
}

async function caught() {
  try {
    await fails(source());
  } catch (error) {
    // ruleid: flow
    sink(error.message);
  }
}

async function* numbers() {
  yield 'x';
  yield source();
}
async function iterated() {
  for await (const one of numbers()) {
    // ruleid: flow
    sink(one);
  }
}

function timers() {
  const x = source();
  setTimeout(() => {
    // ruleid: flow
    sink(x);
  }, 10);
  setTimeout(
    (y) => {
      // ruleid: flow
      sink(y);
    },
    10,
    x,
  );
  process.nextTick(() => {
    // ok: flow
    sink('x');
  });
}

function callbackStyle(done) {
  const read = (name, callback) => callback(null, name);
  read(source(), (error, data) => {
    // ok: flow
    sink(error);
    // ruleid: flow
    sink(data);
  });
  read('x', (error, data) => {
    // ok: flow
    sink(data);
  });
  // What a stranger calls back with is its own business.
  fs.readFile(source(), (error, data) => {
    // ok: flow
    sink(data);
  });
}

function events() {
  const emitter = new EventEmitter();
  emitter.on('data', (chunk) => {
    // ruleid: flow
    sink(chunk);
  });
  emitter.emit('data', source());
  const quiet = new EventEmitter();
  quiet.on('data', (chunk) => {
    // ok: flow
    sink(chunk);
  });
  quiet.emit('data', 'x');
}

function promised() {
  const wait = new Promise((resolve, reject) => {
    if (source() === 'x') resolve(source());
    else reject('no');
  });
  wait.then((x) => {
    // ruleid: flow
    sink(x);
  });
}

async function collects(stream) {
  const chunks = [];
  source().on('data', (chunk) => chunks.push(chunk));
  source().on('end', () => {
    // ruleid: flow
    sink(Buffer.concat(chunks).toString());
  });
}
