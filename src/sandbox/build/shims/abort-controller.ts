// What streams and a lab's own code need of AbortController: one event, no event loop.
type Listener = (event: { type: string }) => void;

export class AbortSignal {
  aborted = false;
  reason: unknown;
  onabort: Listener | null = null;
  listeners = new Set<Listener>();

  addEventListener(type: string, listener: Listener): void {
    if (type === 'abort') this.listeners.add(listener);
  }

  removeEventListener(_type: string, listener: Listener): void {
    this.listeners.delete(listener);
  }

  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }
}

export class AbortController {
  signal = new AbortSignal();

  abort(reason: unknown = new Error('This operation was aborted')): void {
    const { signal } = this;
    if (signal.aborted) return;
    Object.assign(signal, { aborted: true, reason });
    signal.onabort?.({ type: 'abort' });
    for (const listener of signal.listeners) listener({ type: 'abort' });
  }
}

export default AbortController;
