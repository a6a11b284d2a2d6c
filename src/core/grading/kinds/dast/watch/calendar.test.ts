import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DAY, HOUR, isNight, momentOf, momentText, readingOf, readMoment, spareAt, weekdayOf } from './calendar.ts';

it('writes a moment as people say it, and reads it back', () => {
  expect(momentText(momentOf(5, 11) + 7)).toBe('day 5, 11:07');
  expect(readMoment('never')).toBeNull();
  fc.assert(fc.property(fc.nat(31 * DAY), (minute) => readMoment(momentText(minute)) === minute));
});

it('begins on a Monday', () => {
  expect([1, 5, 6, 7, 8].map((day) => weekdayOf(momentOf(day, 12)))).toEqual([0, 4, 5, 6, 0]);
});

it('spares what is written for the hour, and nothing where nothing is written', () => {
  const spare = [
    { days: 'weekday', from: 0, to: 6, perMinute: 30 },
    { days: 'weekend', from: 6, to: 24, perMinute: 1 },
  ] as const;
  const at = (day: number, hour: number): number => spareAt(spare, momentOf(day, hour) + 59);
  expect([at(1, 0), at(1, 5), at(1, 6), at(6, 5), at(6, 6), at(7, 23)]).toEqual([30, 30, 0, 0, 1, 1]);
});

it('has an alarm read when somebody is there', () => {
  const team = { id: 't', title: 't', text: 't', days: [0, 1, 2, 3, 4], from: 9, to: 18, wakes: false };
  const read = (day: number, hour: number, minute: number): string =>
    momentText(readingOf(team, momentOf(day, hour) + minute) ?? 0);
  expect(read(2, 10, 17)).toBe('day 2, 10:17');
  expect(read(2, 18, 0)).toBe('day 3, 09:00');
  expect(read(5, 17, 59)).toBe('day 5, 17:59');
  expect(read(6, 2, 3)).toBe('day 8, 09:00');
  expect(readingOf({ ...team, days: [] }, 0)).toBeNull();
  expect(readingOf({ ...team, days: [0], from: 9, to: 10 }, momentOf(1, 10))).toBe(momentOf(8, 9));
  expect(readingOf({ ...team, wakes: true }, 3 * HOUR)).toBe(3 * HOUR);
  expect([21, 22, 3, 6, 7].map((hour) => isNight(momentOf(2, hour)))).toEqual([false, true, true, true, false]);
});
