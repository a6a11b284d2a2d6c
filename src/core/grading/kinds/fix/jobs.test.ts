import { expect, test } from 'vitest';
import { attemptFiles } from '../../attempt-files.ts';
import { runJob, scanJob } from './jobs.ts';
import type { KindLab } from '../kind.ts';
import type { FixData } from './data.ts';

const lab: KindLab<FixData, null> = {
  editable: ['app.js'],
  files: { 'app.js': 'start', 'database.js': 'ours', 'notes.txt': 'data' },
  data: {
    language: 'javascript',
    entry: 'app.js',
    checks: { works: 'w', safe: 's' },
    outline: [],
    rules: [{ id: 'javascript-x', source: { id: 'javascript-x' } }],
    limits: { timeMs: 1, memoryBytes: 2, outputBytes: 3 },
  },
  key: null,
  grader: 'g',
};

test('only editable files are taken from an attempt', () => {
  const files = attemptFiles(lab, { 'app.js': 'mine', 'database.js': 'mine', 'checks/works.js': 'mine' });
  expect(files).toEqual({ 'app.js': 'mine', 'database.js': 'ours', 'notes.txt': 'data' });
});

test('a file that the attempt leaves out is the one of the start', () => {
  expect(attemptFiles(lab, {})['app.js']).toBe('start');
});

test('inherited properties of an attempt are no files', () => {
  const files = attemptFiles({ ...lab, editable: ['constructor', 'app.js'] }, {});
  expect(Object.hasOwn(files, 'constructor')).toBe(false);
});

test('a run carries the lab, a scan only code of its language', () => {
  expect(runJob(lab, {}, 7)).toMatchObject({ runtime: 'javascript', entry: 'app.js', seed: 7 });
  expect(runJob(lab, {}, 7)).not.toHaveProperty('database');
  expect(scanJob(lab, {})).toEqual({
    files: { 'app.js': 'start', 'database.js': 'ours' },
    rules: [{ id: 'javascript-x' }],
  });
});
