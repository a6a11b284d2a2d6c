import { describe, expect, it } from 'vitest';
import { refuseFiles, refuseJob } from './job-size.ts';
import {
  CHECK_FILE_BYTES_MAX,
  DATABASE_BYTES_MAX,
  defaultLimits,
  FILE_BYTES_MAX,
  FILES_BYTES_MAX,
  FILES_MAX,
  PATH_CHARACTERS_MAX,
} from './limits.ts';
import type { RunJob } from '#core/grading/jobs.ts';

const job: RunJob = {
  runtime: 'javascript',
  files: { 'app.js': '' },
  entry: 'app.js',
  checks: { works: '', safe: '' },
  seed: 1,
  limits: defaultLimits('javascript'),
};

const many = (count: number, text = ''): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}.js`, text]));

describe('refuseFiles', () => {
  it('takes as many files as allowed and not one more', () => {
    expect(refuseFiles(many(FILES_MAX))).toBeUndefined();
    expect(refuseFiles(many(FILES_MAX + 1))).toContain(`at most ${FILES_MAX}`);
  });

  it('takes a file at its bound and not one byte more, counted in UTF-8', () => {
    expect(refuseFiles({ 'a.js': 'x'.repeat(FILE_BYTES_MAX) })).toBeUndefined();
    expect(refuseFiles({ 'a.js': 'x'.repeat(FILE_BYTES_MAX + 1) })).toContain('a.js has');
    expect(refuseFiles({ 'a.js': 'é'.repeat(FILE_BYTES_MAX / 2 + 1) })).toContain('a.js has');
  });

  it('takes all files together up to their bound', () => {
    const count = FILES_BYTES_MAX / FILE_BYTES_MAX;
    const full = many(count, 'x'.repeat(FILE_BYTES_MAX));
    expect(refuseFiles(full)).toBeUndefined();
    expect(refuseFiles({ ...full, 'more.js': 'x' })).toContain('The files have');
  });

  it('refuses paths that leave the folder or are none', () => {
    for (const path of ['../a', 'a/../b', '/a', 'a//b', 'a/', './a', '', 'a\\b', 'a\0b', '..', 'a/..']) {
      expect(refuseFiles({ [path]: '' }), path).toContain('not allowed');
    }
    for (const path of ['a', 'a/b.js', '.env', 'a..b', '...', 'été/a b.py'])
      expect(refuseFiles({ [path]: '' }), path).toBeUndefined();
    expect(refuseFiles({ ['x'.repeat(PATH_CHARACTERS_MAX)]: '' })).toBeUndefined();
    expect(refuseFiles({ ['x'.repeat(PATH_CHARACTERS_MAX + 1)]: '' })).toContain('not allowed');
  });

  it('refuses what is no text', () => {
    expect(refuseFiles({ 'a.js': 5 as unknown as string })).toBe('a.js is not text.');
  });
});

describe('refuseJob', () => {
  it('takes a small job', () => {
    expect(refuseJob(job)).toBeUndefined();
  });

  it('refuses a job without its entry, whatever objects inherit', () => {
    expect(refuseJob({ ...job, entry: 'main.js' })).toContain('main.js');
    expect(refuseJob({ ...job, entry: 'toString' })).toContain('missing');
  });

  it('bounds the lab’s own files', () => {
    const works = 'x'.repeat(CHECK_FILE_BYTES_MAX);
    expect(refuseJob({ ...job, checks: { works, safe: '' } })).toBeUndefined();
    expect(refuseJob({ ...job, checks: { works: '', safe: `${works}x` } })).toContain('checks/safe.js');
    expect(refuseJob({ ...job, database: 'x'.repeat(DATABASE_BYTES_MAX) })).toBeUndefined();
    expect(refuseJob({ ...job, database: 'x'.repeat(DATABASE_BYTES_MAX + 1) })).toContain('database');
  });
});
