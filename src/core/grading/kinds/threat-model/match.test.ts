import { expect, test } from 'vitest';
import type { Element, ThreatModel } from './answer.ts';
import type { KeyElement, KeyFlow, ThreatModelKey } from './data.ts';
import { matchElements, nameScore } from './match.ts';

test.each([
  ['Bookings service', 3],
  ['the booking', 3],
  ['Boking', 3],
  ['Bookings API', 2],
  ['Something else', 0],
  ['', 0],
  ['the service of Tidewater', 0],
])('the name %j says this much: %i', (name, score) => {
  expect(nameScore(name, ['Bookings'])).toBe(score);
});

const part = (id: string, type: Element['type'], ...names: string[]): KeyElement => ({
  id,
  types: [type],
  names,
  isOptional: false,
  look: '',
});
const line = (from: string, to: string): KeyFlow => ({
  id: `${from}-${to}`,
  from,
  to,
  crosses: 'either',
  isBothWays: true,
  isOptional: false,
  look: '',
});
const key: ThreatModelKey = {
  elements: [
    part('guest', 'external', 'Guest'),
    part('web', 'process', 'Web application'),
    part('worker', 'process', 'Worker'),
    part('db', 'store', 'Database'),
    part('queue', 'store', 'Queue'),
  ],
  flows: [line('guest', 'web'), line('web', 'db'), line('web', 'queue'), line('queue', 'worker'), line('worker', 'db')],
  threats: [],
  neutral: [],
  incidents: [],
};
const drawn = (...elements: readonly [Element['type'], string][]): ThreatModel => ({
  boundaries: [],
  elements: elements.map(([type, name], at) => ({ id: `e${at}`, type, name, boundary: null, x: 0, y: 0 })),
  flows: [],
  threats: [],
  clear: [],
});
const matched = (model: ThreatModel): Record<string, string> => Object.fromEntries(matchElements(model, key));

test('parts are matched by kind and name, whatever their ids and order are', () => {
  expect(matched(drawn(['store', 'DATABASE'], ['process', 'Worker'], ['external', 'guests']))).toEqual({
    e0: 'db',
    e1: 'worker',
    e2: 'guest',
  });
});

test('a name of the right words on the wrong kind of part is not it', () => {
  expect(matched(drawn(['process', 'Database']))).toEqual({});
});

test('a part with a name of its own is known by whom it talks to', () => {
  const model = drawn(['external', 'Guest'], ['process', 'Frontend'], ['store', 'Database'], ['store', 'Queue']);
  const flows = [1, 2, 3].map((at) => ({ id: `f${at}`, name: '', from: 'e1', to: at === 1 ? 'e0' : `e${at}` }));
  expect(matched({ ...model, flows })).toMatchObject({ e1: 'web' });
});

test('a part that is drawn in two pieces is drawn', () => {
  expect(matched(drawn(['process', 'Worker'], ['process', 'Second worker']))).toEqual({ e0: 'worker', e1: 'worker' });
});
