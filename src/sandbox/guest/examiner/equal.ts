function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function isEqual(left: unknown, right: unknown): boolean {
  if (!isObject(left) || !isObject(right)) return Object.is(left, right);
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => isEqual(left[key], right[key]));
}

/** `part` is in `whole`: every key of an object, every item of a list (in any order, each in an item of its own). */
export function holds(whole: unknown, part: unknown): boolean {
  if (!isObject(part)) return Object.is(whole, part);
  if (!isObject(whole)) return false;
  if (!Array.isArray(part)) return Object.keys(part).every((key) => holds(whole[key], part[key]));
  if (!Array.isArray(whole)) return false;
  const left = [...whole];
  return part.every((item) => {
    const index = left.findIndex((candidate) => holds(candidate, item));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}
