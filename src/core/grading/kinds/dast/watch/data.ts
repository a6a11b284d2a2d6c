import type { Files } from '../../../jobs.ts';
import type { FalseAlarm, Forbidden, SiteData } from '../data.ts';
import type { ScanCheck } from '../scan/scan.ts';

/** Requests a minute that the application bears beside its users, on days of one kind, from one full hour to another. */
export interface SpareLoad {
  readonly days: 'weekday' | 'weekend';
  readonly from: number;
  readonly to: number;
  readonly perMinute: number;
}

/** Where alarms go. */
export interface Channel {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Days on which somebody reads, 0 is Monday, and the full hours between which they do. */
  readonly days: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Whoever is on call reads at any hour, and is woken for it. */
  readonly wakes: boolean;
}

/** An application in production, watched for some weeks. Day 1 is a Monday. */
export interface WatchData extends SiteData {
  readonly form: 'watch';
  readonly days: number;
  readonly spare: readonly SpareLoad[];
  readonly channels: readonly Channel[];
  /** False alarms in one week; whoever gets more stops reading. */
  readonly noisePerWeekMax: number;
  /** Hours that one weakness may be live at most, and all of them together. */
  readonly exposureHoursMax: number;
  readonly exposureHoursSumMax: number;
}

/** What changes the application: a release of the team, or something that nobody announces. */
export interface Release {
  readonly id: string;
  readonly title: string;
  /** From 1. */
  readonly day: number;
  readonly hour: number;
  /** The pipeline tells the scanner of it. */
  readonly isAnnounced: boolean;
  /** The application from now on, whole. */
  readonly files: Files;
  /** Raw HTTP by account, where the old way to log in does not work any more. */
  readonly logins?: Readonly<Record<string, string>> | undefined;
}

export interface LiveWeakness {
  readonly id: string;
  readonly title: string;
  readonly check: ScanCheck;
  /** Path without a query; a last part that changes is `*`. */
  readonly path: string;
  /** Id of the release that brings it. */
  readonly since: string;
  /** From being read to being repaired. */
  readonly repairHours: number;
  readonly look: string;
}

export interface WatchKey {
  readonly form: 'watch';
  /** In their order. Until the first, the application is what the learner has. */
  readonly releases: readonly Release[];
  readonly weaknesses: readonly LiveWeakness[];
  readonly falseAlarms: readonly FalseAlarm[];
  readonly forbidden: readonly Forbidden[];
  /** From hearing that the scan is signed out to its being signed in again. */
  readonly loginRepairHours: number;
}
