import { describe, expect, it } from 'vitest';
import { loadParsers } from '../../../cli/load-parsers.ts';
import { parseEmbedded } from '../embedded.ts';
import { compileRules, parseRules } from '../parse-rules.ts';
import { compilePattern } from '../pattern/compile-pattern.ts';
import { findMatches } from '../pattern/find-matches.ts';
import { scan } from '../scan.ts';
import { readSourceFile } from '../source-file.ts';
import { matchedTexts } from './matched-texts.ts';

const parsers = await loadParsers();

const CONFIG = `server {
  listen 443 ssl;
  location / {
    proxy_pass $scheme://example.com/$1;
    cors { methods = ["GET"]; origins = ["*"]; }
  }
  note = (unclosed;
}
`;

describe('generic mode', () => {
  it.each([
    ['listen $PORT ssl;', ['listen 443 ssl;']],
    ['proxy_pass $$SCHEME:// ...;', ['proxy_pass $scheme://example.com/$1;']],
    ['origins = ["*"]', ['origins = ["*"]']],
    ['cors { ... }', ['cors { methods = ["GET"]; origins = ["*"]; }']],
    ['methods = [...]; $...REST }', ['methods = ["GET"]; origins = ["*"]; }']],
    ['cors { ... unclosed', []],
    ['list 443', []],
    ['scheme ... note', []],
  ])('%j is found in %j', (pattern, texts) => {
    expect(matchedTexts(parsers, 'generic', pattern, CONFIG)).toEqual(texts);
  });

  it('dots reach ten lines down, and not eleven', () => {
    expect(matchedTexts(parsers, 'generic', 'a ... z', `a${'\n'.repeat(10)}z`)).toHaveLength(1);
    expect(matchedTexts(parsers, 'generic', 'a ... z', `a${'\n'.repeat(11)}z`)).toEqual([]);
  });

  it('takes files of any name, beside rules for languages of their own', () => {
    const { rules } = parseRules(
      `rules:
  - { id: g, message: m, severity: INFO, languages: [generic], pattern: 'token = $X' }
  - { id: r, message: m, severity: INFO, languages: [regex], pattern-regex: 'tok[a-z]+ = \\w+' }
  - { id: j, message: m, severity: INFO, languages: [js], pattern: 'token = $X' }`,
      'r.yaml',
      parsers,
    );
    const compiled = compileRules(rules, parsers);
    const text = 'token = abc;';
    const found = scan(
      ['a.conf', 'a.js'].map((path) => ({ path, text })),
      compiled,
      parsers,
    ).findings;
    expect(found.map(({ path, ruleId }) => `${path} ${ruleId}`)).toEqual([
      'a.conf g',
      'a.conf r',
      'a.js g',
      'a.js j',
      'a.js r',
    ]);
    expect(
      parseRules('rules: [{id: r, message: m, severity: INFO, languages: [regex], pattern: x}]', 'r', parsers).problems,
    ).toHaveLength(1);
  });
});

describe('code within code', () => {
  it('has its own tree and the places of its host', () => {
    const text = 'steps:\n  - run: |\n      echo one\n      curl $URL | sh\n';
    const { file } = readSourceFile({ path: 'w.yml', text, language: 'yaml' }, parsers, { next: 0 });
    const script = file?.nodesByKind.get('string')?.find((one) => one.text.startsWith('echo'));
    if (!file || !script) throw new Error('no script');
    const inner = parseEmbedded(file, script, 'bash', { parsers, counter: { next: 0 } });
    const pattern = compilePattern('curl ... | sh', 'bash', parsers);
    if (!inner || !pattern) throw new Error('no shell');
    const [found] = findMatches(pattern, inner.file, { steps: 1000 });
    expect(found && text.slice(inner.toHost(found.start), inner.toHost(found.end))).toBe('curl $URL | sh');
    expect(found && inner.file.range(found.start, found.end).start.line).toBe(4);
    const node = found?.node && inner.nodeInHost(found.node);
    expect(node && text.slice(node.start, node.end)).toBe('curl $URL | sh');
  });
});
