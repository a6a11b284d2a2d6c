import type { SyntaxNode } from '../tree.ts';
import type { Interpreter } from './interpreter.ts';

const NUMBERS: ReadonlySet<string> = new Set(
  `number bigint int float complex double long short byte Integer Long Double Float Short Byte BigInteger BigDecimal
  Number int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 rune Decimal UUID`.split(/\s+/),
);
const BOOLEANS: ReadonlySet<string> = new Set(['boolean', 'Boolean', 'bool']);

/** Languages whose programs do not run with a value of another type than the one that is written. */
const HOLDS_TYPES: ReadonlySet<string> = new Set(['java', 'go']);

/** Whether a name was declared as a number or boolean, and the rule takes those for harmless. */
export function hasSafeType({ binding }: SyntaxNode, { options, family }: Interpreter): boolean {
  const type = binding?.type;
  if (!type || (type.kind !== 'name' && type.kind !== 'property')) return false;
  if (!HOLDS_TYPES.has(family) && !options.taintTrustsTypes) return false;
  if (options.taintAssumeSafeNumbers && NUMBERS.has(type.text)) return true;
  return options.taintAssumeSafeBooleans && BOOLEANS.has(type.text);
}
