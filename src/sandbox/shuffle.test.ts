import { expect, it } from 'vitest';
import { shuffled } from './shuffle.ts';

it('gives each number once, in an order that follows from the seed alone', () => {
  const orders = new Set<string>();
  for (let seed = 0; seed < 50; seed++) {
    const order = shuffled(6, seed);
    expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(shuffled(6, seed)).toEqual(order);
    orders.add(order.join());
  }
  expect(orders.size).toBeGreaterThan(30);
});

it('shuffles nothing where there is nothing', () => {
  expect(shuffled(0, 1)).toEqual([]);
});
