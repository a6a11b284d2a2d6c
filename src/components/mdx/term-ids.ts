const seen = new WeakMap<Request, number>();

/** A number that is new on this page: the same term can be explained twice on it. */
export function nextTermNumber(page: Request): number {
  const number = (seen.get(page) ?? 0) + 1;
  seen.set(page, number);
  return number;
}
