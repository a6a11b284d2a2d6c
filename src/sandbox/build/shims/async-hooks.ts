// One job runs on one stack: resources need no tracking, stores are a plain variable.
type Callback = (...args: unknown[]) => unknown;

export class AsyncResource {
  runInAsyncScope(callback: Callback, self: unknown, ...args: unknown[]): unknown {
    return callback.apply(self, args);
  }
  bind(callback: Callback): Callback {
    return callback;
  }
  static bind(callback: Callback): Callback {
    return callback;
  }
}

export class AsyncLocalStorage {
  store: unknown;
  run(store: unknown, callback: Callback, ...args: unknown[]): unknown {
    const before = this.store;
    this.store = store;
    try {
      return callback(...args);
    } finally {
      this.store = before;
    }
  }
  getStore(): unknown {
    return this.store;
  }
}

export default { AsyncResource, AsyncLocalStorage };
