interface Row {
  readonly name: string;
}
enum Level {
  Low = 'low',
  High = 'high',
}
abstract class Store<T> {
  constructor(
    protected readonly row: T,
    private label: string = 'x',
  ) {}
  abstract read(): T;
  name(): string {
    return this.label;
  }
}
class Rows extends Store<Row> {
  read(): Row {
    return this.row;
  }
}

function stores(): void {
  const bad = new Rows({ name: source() as string });
  // ruleid: flow
  sink(bad.read().name);
  // ok: flow
  sink(bad.name());
  const other = new Rows({ name: 'x' }, source());
  // ok: flow
  sink(other.read().name);
  // ruleid: flow
  sink(other.name());
}

function asserts(x: unknown): asserts x is string {
  if (!isSafe(x)) throw new Error('no');
}
function isLevel(x: string): x is Level {
  return Object.values(Level).includes(x as Level);
}
function guarded(): void {
  const a = source() as string;
  asserts(a);
  // ok: flow
  sink(a);
  const b = source()!;
  if (!isLevel(b)) return;
  // ok: flow
  sink(b);
  const c = <string>source();
  // ruleid: flow
  sink(c);
  const d = source() satisfies string;
  // ruleid: flow
  sink(d);
  // ok: flow
  sink(Level.Low);
}

function overloaded(x: string): string;
function overloaded(x: number): number;
function overloaded(x: any): any {
  return x;
}
// ruleid: flow
sink(overloaded(source()));

namespace Store {
  const table = 'boats';
  export function found(name: string) {
    // ruleid: flow
    sink(table + name);
  }
  export const kept = (name: string) => {
    // ok: flow
    sink(table + name);
  };
  export const given = source();
}
Store.found(source());
Store.kept('a');
// ruleid: flow
sink(Store.given);

class Found<T> {
  constructor(private readonly table: string) {}
  async find(where: string): Promise<T[]> {
    // ruleid: flow
    return sink(this.table + where);
  }
  async get(id: string): Promise<T> {
    // ok: flow
    return sink(this.table + id);
  }
}

class Controller {
  private readonly found = new Found<string>('boats');
  list = async (): Promise<void> => {
    await this.found.find(source());
  };
  one = async (): Promise<void> => {
    await this.found.get('1');
  };
}
const controller = new Controller();
route('/boats', controller.list);
route('/boats/1', controller.one);
