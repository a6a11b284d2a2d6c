import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

// Holds docs/asvs.md to the code: nothing left out, nothing claimed that is not there.

const ROOT = dirname(import.meta.dirname);
const STATUSES = ['met', 'stated', 'operator', 'later', 'open', 'exception'] as const;

interface Row {
  readonly id: string;
  readonly level: string;
  readonly meaning: string;
  /** Its first word; what follows a colon says more. */
  readonly status: string;
  readonly detail: string;
  readonly shownBy: string;
}

const page = readFileSync(join(ROOT, 'docs/asvs.md'), 'utf8');
const ids = readFileSync(join(import.meta.dirname, 'asvs-ids.txt'), 'utf8')
  .trim()
  .split('\n');

const cellsOf = (line: string): readonly string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

const rows: readonly Row[] = page
  .split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => {
    const [id = '', level = '', meaning = '', status = '', shownBy = ''] = cellsOf(line);
    const [word = '', ...detail] = status.split(': ');
    return { id, level, meaning, status: word, detail: detail.join(': '), shownBy };
  });

/** `file` and the quoted names that follow it. */
function namedIn(text: string): readonly { readonly file: string; readonly tests: readonly string[] }[] {
  return text
    .split(/(?=`[^`]+`)/)
    .map((part) => ({
      file: /^`([^`]+)`/.exec(part)?.[1] ?? '',
      tests: [...part.matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? ''),
    }))
    .filter(({ file }) => file !== '');
}

const sources = new Map<string, string>();

function textOf(file: string): string {
  const text = sources.get(file) ?? readFileSync(join(ROOT, file), 'utf8');
  sources.set(file, text);
  return text;
}

/** The name as the code writes it, in quotes of any kind: not in a comment, not a part of a longer name. */
function hasTest(file: string, name: string): boolean {
  return [`'${name}'`, `"${name}"`, `\`${name}\``].some((quoted) => textOf(file).includes(quoted));
}

const production = globSync(['src/**/*.{ts,astro,svelte}', 'db/**/*.ts'], { cwd: ROOT }).filter(
  (path) => !/\.test\.ts$|src\/core\/sast\/rules/.test(path),
);

describe('docs/asvs.md', () => {
  it('has a row for every requirement that applies, in order, and for no other', () => {
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says in each row what it means here, at which level, and with one of six statuses', () => {
    const faults = rows.filter(
      ({ level, meaning, status }) => !/^[12]$/.test(level) || !meaning || !STATUSES.some((each) => each === status),
    );
    expect(faults).toEqual([]);
  });

  it('counts its rows by status as they are', () => {
    const stated = Object.fromEntries(
      [...page.matchAll(/^\| (\w+) +\| (\d+) +\|/gm)].map(([, status, count]) => [status, Number(count)]),
    );
    expect(stated).toEqual(
      Object.fromEntries(STATUSES.map((status) => [status, rows.filter((row) => row.status === status).length])),
    );
    expect(page).toContain(`Rows: ${rows.length}.`);
  });

  it('shows what it calls met by a test, and names what later waits for', () => {
    expect(
      rows.filter(
        ({ status, shownBy }) => status === 'met' && namedIn(shownBy).every(({ tests }) => tests.length === 0),
      ),
    ).toEqual([]);
    expect(rows.filter(({ status, detail }) => status === 'later' && !detail)).toEqual([]);
    expect(rows.filter(({ status, shownBy }) => status === 'stated' && !/`[^`]+\.md`|\]\(#/.test(shownBy))).toEqual([]);
  });

  it('names files that exist and tests that are in them', () => {
    const named = rows.flatMap(({ id, shownBy }) => namedIn(shownBy).map((each) => ({ id, ...each })));
    expect(named.length).toBeGreaterThan(100);
    const faults = named.flatMap(({ id, file, tests }) =>
      existsSync(join(ROOT, file))
        ? tests.filter((name) => !hasTest(file, name)).map((name) => `${id}: ${file} has no test "${name}"`)
        : [`${id}: there is no ${file}`],
    );
    expect(faults).toEqual([]);
    const elsewhere = [...page.matchAll(/`((?:src|db|tests|docs|bin)\/[\w./-]+)`/g)].map(([, path]) => path ?? '');
    expect(elsewhere.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('links to headings and documents that exist', () => {
    const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
      (title ?? '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...page.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target ?? '')
      .filter((target) => !target.startsWith('https:'));
    expect(links.length).toBeGreaterThan(10);
    const broken = links.filter((target) =>
      target.startsWith('#') ? !anchors.includes(target.slice(1)) : !existsSync(resolve(ROOT, 'docs', target)),
    );
    expect(broken).toEqual([]);
  });

  it('speaks of constants and settings that the code has, with their values', () => {
    const code = production.map(textOf).join('\n');
    const names = [...page.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => name !== 'NODE_EXTRA_CA_CERTS' && !new RegExp(`\\b${name}\\b`).test(code))).toEqual(
      [],
    );
    const numbers = [...page.matchAll(/`([A-Z_]+)` \(([\d,]+)\)/g)].map(([, name = '', value = '']) => ({
      name,
      value: Number(value.replaceAll(',', '')),
    }));
    // Two files may bound different things under one name: one of them has this value.
    const valuesOf = (name: string): readonly number[] =>
      [...code.matchAll(new RegExp(`const ${name}(?:: \\w+)? = (?:\\{[^}]*max: )?([\\d_]+)\\b`, 'g'))].map(
        ([, value]) => Number(value?.replaceAll('_', '')),
      );
    const wrong = numbers.filter(({ name, value }) => !valuesOf(name).includes(value));
    expect(wrong).toEqual([]);
  });

  it('lists every event that is written to the log', () => {
    const onServer = production.filter((path) => !path.startsWith('src/components/'));
    const events = onServer.flatMap((path) =>
      [...textOf(path).matchAll(/\bevent: '([a-z-]+)'/g)].map(([, event]) => event ?? ''),
    );
    expect(events.length).toBeGreaterThan(15);
    expect(events.filter((event) => !page.includes(`\`${event}\``))).toEqual([]);
  });
});
