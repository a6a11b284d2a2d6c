import { kid, type SyntaxNode } from '../tree.ts';
import { lineage } from './classes.ts';
import type { Interpreter } from './interpreter.ts';
import { classOfType } from './make-of-type.ts';

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

/** Bases that refuse what is not of a field's declared type: pydantic's, msgspec's and SQLModel's. */
const CHECKS_FIELDS = /^(?:BaseModel|SQLModel|BaseSettings|Struct|Schema)$/;

/** `trip.seats` of a model that declares `seats: int`, and does not come to be with anything else. */
export function hasSafeField(member: SyntaxNode, interpreter: Interpreter): boolean {
  const { family, options } = interpreter;
  if (family !== 'python' || !options.taintAssumeSafeNumbers) return false;
  const owner = classOfType(kid(member, 0).binding?.type, interpreter);
  if (!owner) return false;
  const line = lineage(owner);
  const bases = line.flatMap((one) => kid(one, 1).kids);
  if (!bases.some((base) => CHECKS_FIELDS.test(base.kind === 'member' ? kid(base, 1).text : base.text))) return false;
  const name = kid(member, 1).text;
  const declared = line
    .flatMap((one) => kid(one, 2).kids)
    .find((one) => one.kind === 'assign' && kid(one, 0).text === name);
  const type = declared && kid(declared, 0).type;
  return type !== undefined && (NUMBERS.has(type.text) || (options.taintAssumeSafeBooleans && BOOLEANS.has(type.text)));
}
