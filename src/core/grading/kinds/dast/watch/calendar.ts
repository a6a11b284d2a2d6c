import type { Channel, SpareLoad } from './data.ts';

export const HOUR = 60;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

/** Minutes since the Monday of day 1, midnight. */
export type Minute = number;

/** 0 is Monday. */
export const weekdayOf = (minute: Minute): number => Math.floor((minute % WEEK) / DAY);
const hourOf = (minute: Minute): number => Math.floor((minute % DAY) / HOUR);

export const momentOf = (day: number, hour: number): Minute => (day - 1) * DAY + hour * HOUR;

/** `day 5, 11:00` */
export function momentText(minute: Minute): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `day ${Math.floor(minute / DAY) + 1}, ${two(hourOf(minute))}:${two(minute % HOUR)}`;
}

/** What `momentText` wrote; `null` for anything else. */
export function readMoment(text: string): Minute | null {
  const [, day, hour, minute] = /^day (\d+), (\d\d):(\d\d)$/.exec(text) ?? [];
  return day === undefined ? null : momentOf(Number(day), Number(hour)) + Number(minute);
}

/** Requests a minute that can be borne then. */
export function spareAt(spare: readonly SpareLoad[], minute: Minute): number {
  const days = weekdayOf(minute) < 5 ? 'weekday' : 'weekend';
  const hour = hourOf(minute);
  return spare.find((one) => one.days === days && one.from <= hour && hour < one.to)?.perMinute ?? 0;
}

/** When somebody reads what arrives then; `null` where nobody ever does. */
export function readingOf({ days, from, to, wakes }: Channel, arrival: Minute): Minute | null {
  if (wakes) return arrival;
  for (let minute = arrival; minute < arrival + WEEK + DAY; minute = (Math.floor(minute / HOUR) + 1) * HOUR) {
    const hour = hourOf(minute);
    if (days.includes(weekdayOf(minute)) && from <= hour && hour < to) return minute;
  }
  return null;
}

/** Hours in which nobody wants to be called. */
const NIGHT = { from: 22, to: 7 };
export const isNight = (minute: Minute): boolean => hourOf(minute) >= NIGHT.from || hourOf(minute) < NIGHT.to;
