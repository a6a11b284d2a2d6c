import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addOwnerLine,
  addTo,
  moveOwnerLine,
  ownerLines,
  setIn,
  setOwnerLine,
  type FieldValue,
} from './settings-edit.ts';
import { readSettings, BRANCH_RULES, ENVIRONMENTS } from './settings.ts';

const RULES = `# What holds for a branch.
branches:
  - pattern: main
    required-approvals: 1 # four eyes
    required-checks: [test]
    bypass: []
`;

describe('a field of the form', () => {
  it('changes its place, and nothing else of the text', () => {
    expect(setIn(RULES, ['branches', 0, 'required-approvals'], 2)).toBe(RULES.replace('1 #', '2 #'));
    expect(setIn(RULES, ['branches', 0, 'bypass'], ['admins', 'nadia'])).toBe(RULES.replace('[]', '[admins, nadia]'));
    expect(setIn(RULES, ['branches', 0, 'bypass'], undefined)).toBe(RULES.replace('    bypass: []\n', ''));
    expect(setIn(RULES, ['branches', 0, 'allow-force-push'], true)).toBe(`${RULES}    allow-force-push: true\n`);
  });

  it('begins what is not there yet, line by line', () => {
    const text = setIn('repository-secrets: []\nenvironments: {}\n', ['environments', 'production'], { branches: ['main'] }); // prettier-ignore
    expect(text).toBe('repository-secrets: []\nenvironments:\n  production:\n    branches:\n      - main\n');
    expect(addTo('branches: []\n', ['branches'], { pattern: 'main' })).toBe('branches:\n  - pattern: main\n');
    expect(addTo('', ['branches'], { pattern: 'main' })).toBe('branches:\n  - pattern: main\n');
  });

  it('leaves a text alone that is not understood', () => {
    expect(setIn('branches: [', ['branches', 0, 'pattern'], 'x')).toBe('branches: [');
  });

  it('reads back what it wrote, whatever was there', () => {
    const value = fc.oneof(
      fc.record({ key: fc.constantFrom('require-pull-request', 'allow-force-push'), given: fc.boolean() }),
      fc.record({ key: fc.constant('required-approvals'), given: fc.nat(6) }),
      fc.record({ key: fc.constantFrom('bypass', 'required-checks'), given: fc.array(fc.string({ maxLength: 12 }), { maxLength: 4 }) }), // prettier-ignore
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), (edits) => {
        let text = RULES;
        const wished: Record<string, FieldValue> = {};
        for (const { key, given } of edits) {
          text = setIn(text, ['branches', 0, key], given);
          wished[key] = given;
        }
        const read = readSettings({ [BRANCH_RULES]: text, [ENVIRONMENTS]: '' });
        if (!read.ok) throw new Error(`${read.problem}\n${text}`);
        const rule = read.value.ruleFor('main');
        expect(rule?.allowsForcePush).toBe(wished['allow-force-push'] === true);
        expect(rule?.needsPullRequest).toBe(wished['require-pull-request'] === true);
        if (wished['bypass']) expect(rule?.bypass).toEqual(wished['bypass']);
        if (wished['required-checks'])
          expect(rule?.checks).toEqual([...new Set(wished['required-checks'] as string[])]);
        expect(text).toContain('# What holds for a branch.');
      }),
      { numRuns: 60 },
    );
  });
});

it('a line of CODEOWNERS is written, moved and taken out, and comments stay', () => {
  const text = '# Who answers\n* @joost # all\n/src/payments/ @nadia\n';
  expect(ownerLines(text).map(({ pattern }) => pattern)).toEqual(['*', '/src/payments/']);
  expect(setOwnerLine(text, 1, { pattern: '*', owners: ['@femke'] })).toBe(text.replace('@joost', '@femke'));
  expect(setOwnerLine(text, 2, null)).toBe('# Who answers\n* @joost # all\n');
  expect(moveOwnerLine(text, 2, -1)).toBe('# Who answers\n/src/payments/ @nadia\n* @joost # all\n');
  expect(moveOwnerLine(text, 2, 1)).toBe(text);
  expect(addOwnerLine('', { pattern: '/.github/', owners: ['@nadia'] })).toBe('/.github/ @nadia\n');
});
