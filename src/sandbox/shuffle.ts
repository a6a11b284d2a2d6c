/** Numbers below `count` in an order drawn by the seed: Fisher and Yates, with a small linear congruence (Numerical
 * Recipes, `ranqd1`). Good enough that no order of checks can be relied on; nothing secret rests on it. */
export function shuffled(count: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  let state = seed >>> 0;
  for (let last = count - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const chosen = Math.floor((state / 2 ** 32) * (last + 1));
    [order[last], order[chosen]] = [order[chosen] as number, order[last] as number];
  }
  return order;
}
