import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkContent, describeContentProblems } from './check-content.ts';

const COURSE = `title: A course
short: A course
stage: build
order: 1
emblem: 'M-6-6H6V6H-6z'
summary: What it is about.
outcomes: [One thing, Another thing]
lessons: [first]
`;
const LESSON = `---
title: First
summary: What it is about.
objectives: [Do one thing, Do another]
updated: 2026-11-23
work: Do this at work on Monday.
---

Some <Term id="sink">text</Term> with [a link](/courses/a/first).
`;

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gatehouse-content-'));
  await write('content/courses/a/course.yaml', COURSE);
  await write('content/courses/a/first.mdx', LESSON);
  await write('content/glossary/sink.yaml', 'term: Sink\nshort: Where data does harm.\n');
  await mkdir(join(root, 'labs/some-lab'), { recursive: true });
});

afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

async function problems(): Promise<string> {
  return describeContentProblems(await checkContent(root));
}

test('content that holds together has no problems', async () => {
  expect(await problems()).toBe('');
});

test('an unknown key is named with its line and what to do', async () => {
  await write('content/courses/a/course.yaml', `${COURSE}sumary: twice\n`);
  expect(await problems()).toMatch(/course\.yaml:9\n.*sumary[\s\S]*To do: Remove "sumary"/);
});

test('an unknown stage is answered with the stages there are', async () => {
  await write('content/courses/a/course.yaml', COURSE.replace('stage: build', 'stage: bild'));
  expect(await problems()).toMatch(/course\.yaml:3\n[\s\S]*plan, design, build/);
});

test('a listed lesson without a file, and a file that is not listed, are both refused', async () => {
  await write('content/courses/a/course.yaml', COURSE.replace('[first]', '[first, second]'));
  await write('content/courses/a/third.mdx', LESSON);
  const text = await problems();
  expect(text).toContain('"a/second" does not exist');
  expect(text).toContain('content/courses/a/third.mdx is not in the list of lessons');
});

test('a course without course.yaml is refused', async () => {
  await write('content/courses/b/first.mdx', LESSON);
  expect(await problems()).toContain('The course has no course.yaml.');
});

test('a lesson must lead to practice', async () => {
  await write('content/courses/a/first.mdx', LESSON.replace(/work:.*\n/, ''));
  expect(await problems()).toContain('every lesson leads to practice');
});

test('a lab that does not exist is refused where it is named, one that exists is not', async () => {
  await write('content/courses/a/first.mdx', LESSON.replace('work:', 'labs: [some-lab, no-lab]\nwork:'));
  expect(await problems()).toMatch(/first\.mdx:6\n {2}labs: "no-lab" does not exist/);
});

test('a check needs a right and a wrong option', async () => {
  const check = `check:
  - question: Is it?
    options:
      - { text: Yes, why: Because it is. }
      - { text: No, why: Because it is. }
  - question: Or not?
    options:
      - { text: Yes it is, right: true, why: Because. }
      - { text: No it is not, why: Because. }
`;
  await write('content/courses/a/first.mdx', LESSON.replace('---\n\nSome', `${check}---\n\nSome`));
  expect(await problems()).toContain('at least one option with "right: true"');
});

test('terms, drawings and links that lead nowhere are found with their line, but not in code', async () => {
  await write(
    'content/courses/a/first.mdx',
    `${LESSON}
<Term id="none">x</Term>

<Drawing name="a/none" alt="" />

[gone](/courses/none)

\`\`\`html
<Term id="in-code">
\`\`\`
`,
  );
  const text = await problems();
  expect(text).toMatch(/first\.mdx:11\n {2}<Term id="none">/);
  expect(text).toMatch(/first\.mdx:13\n {2}<Drawing name="a\/none">/);
  expect(text).toContain('has no alt text');
  expect(text).toMatch(/first\.mdx:15\n {2}The link \/courses\/none leads nowhere/);
  expect(text).not.toContain('in-code');
});

test('a date that is none, a source without https and broken YAML are refused', async () => {
  await write('content/courses/a/first.mdx', LESSON.replace('2026-11-23', 'yesterday'));
  expect(await problems()).toMatch(/first\.mdx:5\n {2}updated/);
  await write(
    'content/courses/a/first.mdx',
    LESSON.replace('work:', 'sources: [{ title: Some page, url: "http://a.example" }]\nwork:'),
  );
  expect(await problems()).toContain('https://');
  await write('content/courses/a/first.mdx', LESSON.replace('objectives: [', 'objectives: [['));
  expect(await problems()).toContain('Mend the YAML here.');
});
