import { readAnswer } from '../../answer.ts';
import type { Files } from '../../jobs.ts';
import { dastAnswer, type Dismissed, type ScanWish } from './answer.ts';
import { isAbout, isAt } from './checks.ts';
import type { DastLab } from './grade.ts';
import { isInScope } from './scan/scope.ts';
import type { Recognise } from './schema.ts';
import { watchAnswer } from './watch/answer.ts';

/** What both forms of an answer say of their scans. */
function fits(
  { excludes, asks, sessions, rateAbove, keeps }: Recognise,
  host: string,
  { scans, dismissed }: { readonly scans: readonly ScanWish[]; readonly dismissed: Dismissed },
): boolean {
  const isAsked = (target: string): boolean => scans.some((scan) => isInScope({ host, target }, scan));
  return (
    excludes.every((path) => scans.every(({ exclude }) => exclude.includes(path))) &&
    asks.every(isAsked) &&
    (sessions === undefined || scans.every((scan) => scan.sessions.length === sessions)) &&
    scans.some(({ ratePerMinute }) => ratePerMinute > (rateAbove ?? 0)) &&
    !keeps.some((kept) => dismissed.some(({ path }) => isAt(path, kept)))
  );
}

function isTestMistake(recognise: Recognise, { data, key }: DastLab, files: Files): boolean {
  const reading = readAnswer(files, dastAnswer);
  if (!reading.ok || key?.form === 'watch') return false;
  const { scan, confirmed, dismissed } = reading.answer;
  const reports = (id: string): boolean => {
    const weakness = key?.weaknesses.find((one) => one.id === id);
    return weakness !== undefined && confirmed.some((one) => isAbout(weakness, one));
  };
  return (
    fits(recognise, data.host, { scans: [scan], dismissed }) &&
    recognise.reports.every(reports) &&
    !recognise.lacks.some(reports) &&
    recognise.says.every((kind) => confirmed.some((one) => one.check === kind))
  );
}

function isWatchMistake(recognise: Recognise, { data }: DastLab, files: Files): boolean {
  const reading = readAnswer(files, watchAnswer);
  if (!reading.ok) return false;
  const { scans, dismissed, signedIn, channel } = reading.answer;
  const { onRelease, hasDays, forms, isBlind } = recognise;
  // What is said of those that start after releases is said of them alone.
  const meant = onRelease === true ? scans.filter((one) => one.onRelease) : scans;
  const is = (wanted: boolean | undefined, has: boolean): boolean => wanted === undefined || wanted === has;
  return (
    fits(recognise, data.host, { scans: meant.map(({ scan }) => scan), dismissed }) &&
    is(
      onRelease,
      scans.some((one) => one.onRelease),
    ) &&
    is(
      hasDays,
      scans.some(({ days }) => days.length > 0),
    ) &&
    is(
      forms,
      scans.some((one) => one.forms),
    ) &&
    is(isBlind, signedIn.path === '') &&
    channel === (recognise.channel ?? channel)
  );
}

/** Whether this very mistake is made. */
export function isMade(recognise: Recognise, lab: DastLab, files: Files): boolean {
  return lab.data.form === 'test' ? isTestMistake(recognise, lab, files) : isWatchMistake(recognise, lab, files);
}
