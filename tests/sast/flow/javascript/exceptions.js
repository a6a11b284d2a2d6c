function thrown() {
  try {
    throw new Error(source());
  } catch (error) {
    // ruleid: flow
    sink(error.message);
    // ruleid: flow
    sink(error);
  }
}

function thrownConstant() {
  try {
    throw new Error('x');
  } catch (error) {
    // ok: flow
    sink(error.message);
  }
}

function thrownObject() {
  try {
    throw { text: source(), code: 4 };
  } catch ({ text, code }) {
    // ruleid: flow
    sink(text);
    // ok: flow
    sink(code);
  }
}

function raise(x) {
  throw new TypeError(x);
}
function thrownInHelper() {
  try {
    raise(source());
  } catch (error) {
    // ruleid: flow
    sink(error.message);
  }
}

class Refused extends Error {
  constructor(detail) {
    super('refused');
    this.detail = detail;
  }
}
function thrownClass() {
  try {
    throw new Refused(source());
  } catch (error) {
    // ruleid: flow
    sink(error.detail);
  }
}

function strangersError() {
  try {
    work(source());
  } catch (error) {
    // ok: flow
    sink(error.code);
  }
}

function assignedBefore() {
  let x = 'a';
  try {
    x = source();
    work();
    x = 'b';
  } catch {
    // ruleid: flow
    sink(x);
  }
}

function inFinally() {
  let x = 'a';
  try {
    x = source();
  } finally {
    // ruleid: flow
    sink(x);
  }
}

function cleanedInFinally() {
  let x = source();
  try {
    work();
  } finally {
    x = 'a';
  }
  // ok: flow
  sink(x);
}

function returnedInTry() {
  const f = () => {
    try {
      return source();
    } catch {
      return 'x';
    }
  };
  // ruleid: flow
  sink(f());
}

function converted() {
  const x = source();
  try {
    BigInt(x);
  } catch {
    return;
  }
  // ok: flow
  sink(x);
}

function rethrown() {
  try {
    try {
      throw source();
    } catch (error) {
      throw error;
    }
  } catch (error) {
    // ruleid: flow
    sink(error);
  }
}

function fallback() {
  let x;
  try {
    x = JSON.parse(source());
  } catch {
    x = {};
  }
  // ruleid: flow
  sink(x.a);
}
