import { join } from 'node:path';
import { expect, it } from 'vitest';
import { builtInRules } from './built-in-rules.ts';

const rules = await builtInRules(join(import.meta.dirname, '../../core/sast/rules'));

it('every built-in rule comes with its weakness, a sentence and its cases, and needs nothing beside it', () => {
  expect(rules.length).toBeGreaterThan(50);
  for (const rule of rules) {
    expect(rule.id.startsWith(`${rule.pack}-`)).toBe(true);
    expect(rule.cwe.length, rule.id).toBeGreaterThan(0);
    expect(rule.says.length, rule.id).toBeGreaterThan(20);
    expect(rule.yaml, rule.id).not.toMatch(/^\s*- use:/m);
    expect(rule.cases.map((one) => one.text).join('\n'), rule.id).toContain(`ruleid: ${rule.id}`);
  }
});
