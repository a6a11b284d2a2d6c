import type { Files } from '../../../jobs.ts';
import { isAt } from '../checks.ts';
import type { ScanFinding } from '../scan/scan.ts';
import type { WatchAnswer } from './answer.ts';
import { DAY, HOUR, isNight, momentOf, readingOf, spareAt, WEEK, weekdayOf, type Minute } from './calendar.ts';
import type { LiveWeakness, Release, WatchData, WatchKey } from './data.ts';
import type { ReleaseScan } from './scan-release.ts';

/** From the end of a release to the start of what follows it. */
const AFTER_RELEASE = 10;

/** A state of the application and what it takes to log in to it. */
export interface Version {
  /** -1 is what the learner has. */
  readonly release: number;
  readonly files: Files;
  /** Logins that hold instead of those everybody knows. */
  readonly logins: Readonly<Record<string, string>> | null;
}

/** Scans one version with one of the scans, the same each time. */
export type ScanVersion = (scan: number, version: Version) => Promise<ReleaseScan>;

export interface Run {
  readonly scan: number;
  readonly start: Minute;
  readonly end: Minute;
  readonly result: ReleaseScan;
  /** Whether those it logged in as were logged in. */
  readonly isSignedIn: boolean;
  /** Minutes in which it and others asked for more than could be borne. */
  readonly overloadMinutes: number;
}

export interface Exposure {
  readonly weakness: LiveWeakness;
  readonly since: Minute;
  /** End of the scan that showed it. */
  readonly found: Minute | null;
  readonly repaired: Minute | null;
  readonly hours: number;
}

export interface Played {
  readonly runs: readonly Run[];
  /** Starts that fell out, for the same scan was still running. */
  readonly skipped: number;
  readonly exposures: readonly Exposure[];
  /** False alarms, in the order in which they arrived. */
  readonly noise: readonly { readonly at: Minute; readonly check: string; readonly path: string }[];
  /** From here on nobody reads alarms. */
  readonly mutedAt: Minute | null;
  /** Nights in which somebody was woken. */
  readonly nights: number;
  /** When somebody heard that the scan was signed out. */
  readonly heardSignedOut: Minute | null;
}

interface Start {
  readonly at: Minute;
  readonly scan: number;
}

/** When each scan starts, in the order of time. */
function startsOf({ scans }: WatchAnswer, days: number, releases: readonly Release[]): readonly Start[] {
  return scans
    .flatMap(({ days: weekdays, hour, onRelease }, scan) => [
      ...Array.from({ length: days }, (_, day) => momentOf(day + 1, hour))
        .filter((at) => weekdays.includes(weekdayOf(at)))
        .map((at) => ({ at, scan })),
      ...releases
        .filter(({ isAnnounced }) => onRelease && isAnnounced)
        .map((release) => ({ at: momentOf(release.day, release.hour) + AFTER_RELEASE, scan })),
    ])
    .filter(({ at }) => at < days * DAY)
    .sort((a, b) => a.at - b.at || a.scan - b.scan);
}

/** Everything that has happened so far. */
class Weeks {
  readonly runs: Run[] = [];
  readonly found = new Map<string, Minute>();
  readonly repaired = new Map<string, Minute>();
  readonly noise: { at: Minute; check: string; path: string }[] = [];
  readonly #nights = new Set<number>();
  readonly #load = new Map<Minute, number>();
  skipped = 0;
  mutedAt: Minute | null = null;
  heardSignedOut: Minute | null = null;
  readonly data: WatchData;
  readonly key: Pick<WatchKey, 'releases' | 'weaknesses' | 'loginRepairHours'>;
  readonly answer: WatchAnswer;

  constructor(data: WatchData, key: Weeks['key'], answer: WatchAnswer) {
    this.data = data;
    this.key = key;
    this.answer = answer;
  }

  get nights(): number {
    return this.#nights.size;
  }

  /** Logins are mended for the release that broke them, and not before somebody has heard of it. */
  versionAt(at: Minute, start: Files): Version & { readonly isSignedIn: boolean } {
    const release = this.key.releases.findLastIndex(({ day, hour }) => momentOf(day, hour) <= at);
    const broken = this.key.releases.slice(0, release + 1).findLast(({ logins }) => logins !== undefined);
    const mendedAt = this.heardSignedOut === null ? null : this.heardSignedOut + this.key.loginRepairHours * HOUR;
    const isMended = mendedAt !== null && mendedAt <= at;
    return {
      release,
      files: this.key.releases[release]?.files ?? start,
      logins: isMended ? (broken?.logins ?? null) : null,
      isSignedIn: broken === undefined || isMended,
    };
  }

  /** Somebody is told; when they read it, `null` for never. */
  #tell(at: Minute): Minute | null {
    const channel = this.data.channels.find(({ id }) => id === this.answer.channel);
    if (!channel || (this.mutedAt !== null && this.mutedAt <= at)) return null;
    // A night is that of the evening before.
    if (channel.wakes && isNight(at)) this.#nights.add(Math.floor((at - 12 * HOUR) / DAY));
    return readingOf(channel, at);
  }

  #cry(at: Minute, check: string, path: string): void {
    this.#tell(at);
    this.noise.push({ at, check, path });
    const thisWeek = this.noise.filter((one) => one.at > at - WEEK).length;
    if (thisWeek > this.data.noisePerWeekMax) this.mutedAt ??= at;
  }

  #hear(run: Run, findings: readonly ScanFinding[]): void {
    const told = new Set<string>();
    for (const { check, path } of findings) {
      if (this.answer.dismissed.some((one) => one.check === check && isAt(one.path, path))) continue;
      const weakness = this.key.weaknesses.find((one) => one.check === check && isAt(one.path, path));
      const name = weakness?.id ?? `${check} ${path}`;
      if (told.has(name)) continue;
      told.add(name);
      if (!weakness) this.#cry(run.end, check, path);
      else this.#hearOf(weakness, run);
    }
  }

  #hearOf({ id, repairHours }: LiveWeakness, { start, end }: Run): void {
    const repaired = this.repaired.get(id);
    // The files of later releases hold it still; in the story it is gone.
    if (repaired !== undefined && repaired <= start) return;
    if (!this.found.has(id)) this.found.set(id, end);
    const read = repaired === undefined ? this.#tell(end) : null;
    if (read !== null) this.repaired.set(id, read + repairHours * HOUR);
  }

  #loadOf(start: Minute, end: Minute, rate: number): number {
    let over = 0;
    for (let minute = start; minute < end; minute += 1) {
      const load = (this.#load.get(minute) ?? 0) + rate;
      this.#load.set(minute, load);
      if (load > spareAt(this.data.spare, minute)) over += 1;
    }
    return over;
  }

  async play(start: Files, scanVersion: ScanVersion): Promise<void> {
    const busyUntil = new Map<number, Minute>();
    for (const { at, scan } of startsOf(this.answer, this.data.days, this.key.releases)) {
      const planned = this.answer.scans[scan];
      if (!planned) continue;
      if ((busyUntil.get(scan) ?? 0) > at) {
        this.skipped += 1;
        continue;
      }
      const { isSignedIn, ...version } = this.versionAt(at, start);
      const result = await scanVersion(scan, version);
      const end = at + Math.ceil(result.sent.length / planned.scan.ratePerMinute);
      busyUntil.set(scan, end);
      const overloadMinutes = this.#loadOf(at, end, planned.scan.ratePerMinute);
      const run = { scan, start: at, end, result, isSignedIn, overloadMinutes };
      this.runs.push(run);
      if (result.seemsSignedOut && isSignedIn) this.#cry(end, 'signed-out', this.answer.signedIn.path);
      else if (result.seemsSignedOut) this.heardSignedOut ??= this.#tell(end);
      this.#hear(run, result.findings);
    }
  }

  exposures(): readonly Exposure[] {
    const over = this.data.days * DAY;
    return this.key.weaknesses.map((weakness) => {
      const release = this.key.releases.find(({ id }) => id === weakness.since);
      const since = release ? momentOf(release.day, release.hour) : 0;
      const repaired = this.repaired.get(weakness.id) ?? null;
      const hours = Math.round((Math.min(repaired ?? over, over) - since) / HOUR);
      return { weakness, since, found: this.found.get(weakness.id) ?? null, repaired, hours };
    });
  }
}

/** Lives through the weeks: releases come, scans start, alarms arrive and are read or not, what is read is repaired. */
export async function playWeeks(
  { data, key, answer }: { readonly data: WatchData; readonly key: Weeks['key']; readonly answer: WatchAnswer },
  start: Files,
  scanVersion: ScanVersion,
): Promise<Played> {
  const weeks = new Weeks(data, key, answer);
  await weeks.play(start, scanVersion);
  const { runs, skipped, noise, mutedAt, nights, heardSignedOut } = weeks;
  return { runs, skipped, exposures: weeks.exposures(), noise, mutedAt, nights, heardSignedOut };
}
