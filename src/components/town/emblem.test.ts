import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const COURSES = join(import.meta.dirname, '../../../content/courses');

test('no two courses share an emblem', () => {
  const emblems = readdirSync(COURSES).map(
    (course) => (parse(readFileSync(join(COURSES, course, 'course.yaml'), 'utf8')) as { emblem: string }).emblem,
  );
  expect(new Set(emblems).size).toBe(emblems.length);
});
