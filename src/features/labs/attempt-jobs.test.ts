import { expect, test } from 'vitest';
import { attemptFiles, runJob, scanJob, type JobParts } from './attempt-jobs.ts';

const lab: JobParts = {
  language: 'javascript',
  entry: 'app.js',
  editable: ['app.js'],
  files: { 'app.js': 'start', 'database.js': 'ours', 'notes.txt': 'data' },
  checks: { works: 'w', safe: 's' },
  rules: [{ source: { id: 'javascript-x' } }],
  limits: { timeMs: 1, memoryBytes: 2, outputBytes: 3 },
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
