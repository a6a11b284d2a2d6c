// Nobody subscribes inside the sandbox, so a channel only passes calls through.
type Callback = (...args: unknown[]) => unknown;

export function channel(): object {
  return {
    hasSubscribers: false,
    publish() {},
    subscribe() {},
    unsubscribe() {},
    runStores: (_context: unknown, callback: Callback, self: unknown, ...args: unknown[]) => callback.apply(self, args),
  };
}

export function tracingChannel(): object {
  return {
    hasSubscribers: false,
    start: channel(),
    end: channel(),
    asyncStart: channel(),
    asyncEnd: channel(),
    error: channel(),
    traceSync: (callback: Callback, _context: unknown, self: unknown, ...args: unknown[]) => callback.apply(self, args),
    tracePromise: (callback: Callback, _context: unknown, self: unknown, ...args: unknown[]) =>
      callback.apply(self, args),
    traceCallback(callback: Callback, ...rest: unknown[]) {
      const [, , self, ...args] = rest;
      return callback.apply(self, args);
    },
  };
}

export default { channel, tracingChannel };
