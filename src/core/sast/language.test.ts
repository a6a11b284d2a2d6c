import { expect, it } from 'vitest';
import { languageOfPath } from './language.ts';

it.each([
  ['Dockerfile', 'dockerfile'],
  ['app/Dockerfile.dev', 'dockerfile'],
  ['Containerfile', 'dockerfile'],
  ['lower/dockerfile.ts', 'typescript'],
  ['Dockerfile.py', 'python'],
  ['a.unknown', null],
])('%s is read as %s', (path, language) => {
  expect(languageOfPath(path)).toBe(language);
});
