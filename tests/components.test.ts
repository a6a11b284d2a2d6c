import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface LockedComponent {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly inBundle?: boolean;
}

const ROOT = dirname(import.meta.dirname);
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedComponent>>;
};
const components = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('the inventory of components', () => {
  it('holds each with its version and the hash of its content, so that no other can be installed in its place', () => {
    expect(components.length).toBeGreaterThan(100);
    const faults = components.filter(([, { version, integrity }]) => !version || !/^sha512-/.test(integrity ?? ''));
    expect(faults.map(([path]) => path)).toEqual([]);
  });

  it('names none that comes from a repository of code, a file or an address of its own', () => {
    const faults = components.filter(([, { resolved }]) => /^(git|file:|https?:|github)/.test(resolved ?? ''));
    expect(faults.map(([path]) => path)).toEqual([]);
  });
});
