import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { FORMULA, METADATA_KEYS, METAVARIABLE_PATTERN, PATTERNS_ITEM, type Schema } from './rule-schema.ts';

export interface SchemaProblem {
  readonly offset: number;
  readonly key: string;
  readonly expected: string;
}

export type Report = (problem: SchemaProblem) => void;

type Maybe = Node | null | undefined;

const offsetOf = (node: Maybe): number => node?.range?.[0] ?? 0;

/** Compares YAML with a schema and reports each difference with its place. */
export function checkSchema(node: Maybe, schema: Schema, key: string, report: Report): void {
  const fail = (expected: string): void => report({ offset: offsetOf(node), key, expected });
  switch (schema.type) {
    case 'anything':
      return checkMetadata(node, report);
    case 'formula':
      return checkSchema(node, FORMULA, key, report);
    case 'patternsItem':
      return checkSchema(node, PATTERNS_ITEM, key, report);
    case 'metavariablePattern':
      return checkSchema(node, METAVARIABLE_PATTERN, key, report);
    case 'metavariable':
      return checkMetavariable(node, fail);
    case 'metavariables':
      if (!isSeq(node)) return checkMetavariable(node, fail);
      if (node.items.length === 0) return fail('at least one metavariable');
      return checkList(node.items, { type: 'metavariable' }, key, report);
    case 'integer':
      return checkInteger(node, schema, fail);
    case 'anyText':
      return isScalar(node) && typeof node.value === 'string' ? undefined : fail('text');
    case 'textOrFormula':
      return isScalar(node) ? checkText(node, undefined, fail) : checkSchema(node, FORMULA, key, report);
    case 'textOrTexts':
      return isSeq(node) ? checkList(node.items, { type: 'text' }, key, report) : checkText(node, undefined, fail);
    case 'text':
      return checkText(node, schema.oneOf, fail);
    case 'boolean':
      return typeof valueOf(node) === 'boolean' ? undefined : fail('true or false');
    case 'sideEffect':
      return [true, false, 'only'].includes(valueOf(node) as boolean) ? undefined : fail('true, false or only');
    case 'sinkRequires':
      return checkSinkRequires(node, fail);
    case 'list':
      if (!isSeq(node) || node.items.length === 0) return fail('a list with at least one entry');
      return checkList(node.items, schema.of, key, report);
    case 'namedLists':
      return checkNamedLists(node, schema.of, report, fail);
    case 'map':
      return isMap(node)
        ? checkMap(node, schema, key, report)
        : fail(`keys and values: ${Object.keys(schema.keys).join(', ')}`);
  }
}

function checkList(items: readonly unknown[], of: Schema, key: string, report: Report): void {
  for (const item of items) checkSchema(item as Maybe, of, key, report);
}

function checkText(node: Maybe, oneOf: readonly string[] | undefined, fail: (expected: string) => void): void {
  const value = isScalar(node) ? node.value : undefined;
  if (typeof value !== 'string' || /^[ \t]*$/.test(value))
    return fail(oneOf ? `one of ${oneOf.join(', ')}` : 'some text');
  if (oneOf && !oneOf.includes(value)) fail(`one of ${oneOf.join(', ')}; found ${value}`);
}

function valueOf(node: Maybe): unknown {
  return isScalar(node) ? node.value : undefined;
}

type Fail = (expected: string) => void;

function checkInteger(node: Maybe, { least, most }: Extract<Schema, { type: 'integer' }>, fail: Fail): void {
  const value = valueOf(node);
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) {
    fail(`a whole number from ${least} to ${most}`);
  }
}

function checkNamedLists(node: Maybe, of: Schema, report: Report, fail: Fail): void {
  if (!isMap(node) || node.items.length === 0) return fail('names, each with a list');
  for (const { key, value } of node.items) {
    checkSchema(value as Maybe, { type: 'list', of }, isScalar(key) ? String(key.value) : '', report);
  }
}

const METAVARIABLE_NAME = /^\$(?:\.\.\.)?(?:[A-Z_][A-Z0-9_]*|\d+)$/;

function checkMetavariable(node: Maybe, fail: (expected: string) => void): void {
  const value = isScalar(node) ? String(node.value) : '';
  if (!METAVARIABLE_NAME.test(value)) fail(`a metavariable such as $X${value ? `; found ${value}` : ''}`);
}

function checkSinkRequires(node: Maybe, fail: (expected: string) => void): void {
  if (isScalar(node)) return checkText(node, undefined, fail);
  const items = isSeq(node) ? node.items : [];
  const isGood = items.every(
    (item) => isMap(item) && item.items.every(({ key, value }) => isScalar(key) && isScalar(value)),
  );
  if (!isGood || items.length === 0) fail('labels, or a list of metavariables with their labels');
}

type MapSchema = Extract<Schema, { type: 'map' }>;

function checkMap(map: YAMLMap, schema: MapSchema, owner: string, report: Report): void {
  const keys: string[] = [];
  for (const { key, value } of map.items) {
    const name = isScalar(key) ? String(key.value) : '';
    keys.push(name);
    const known = Object.hasOwn(schema.keys, name) ? schema.keys[name] : undefined;
    if (known) checkSchema(value as Maybe, known, name, report);
    else {
      const expected = `a key that is supported here: ${Object.keys(schema.keys).join(', ')}`;
      report({ offset: offsetOf(key as Maybe), key: name, expected });
    }
  }
  for (const required of schema.required ?? []) {
    if (!keys.includes(required)) report({ offset: offsetOf(map), key: required, expected: `the key ${required}` });
  }
  const alternatives = schema.oneKey ?? [];
  if (alternatives.length > 0 && keys.filter((one) => alternatives.includes(one)).length !== 1) {
    report({ offset: offsetOf(map), key: owner, expected: `exactly one of ${alternatives.join(', ')}` });
  }
}

function checkMetadata(node: Maybe, report: Report): void {
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const known = Object.hasOwn(METADATA_KEYS, name) ? METADATA_KEYS[name] : undefined;
    if (known) checkSchema(value as Maybe, known, name, report);
  }
}
