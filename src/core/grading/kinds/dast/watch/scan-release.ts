import { compileRegex, type SafeRegex } from '#core/sast/rule/regex.ts';
import type { Files, Hands } from '../../../jobs.ts';
import { textOf } from '../checks.ts';
import type { SiteData } from '../data.ts';
import type { WebRequest } from '../http-text.ts';
import { settingsOf, targetOf } from '../replay.ts';
import { scanSite, type ScanFinding } from '../scan/scan.ts';
import { senderOf } from '../send.ts';
import type { PlannedScan, WatchAnswer } from './answer.ts';

/** Steps that a learner's words may take on a page: a hundred times as many as its letters need. */
const STEPS_MAX = 200_000;

/** What one scan of one release does and finds: the same each time, for the application starts anew. */
export interface ReleaseScan {
  readonly findings: readonly ScanFinding[];
  readonly sent: readonly WebRequest[];
  readonly isCut: boolean;
  /** The page that was named does not say that everybody is logged in. Never where none was named. */
  readonly seemsSignedOut: boolean;
  readonly problem: string | null;
}

const isFound = (regex: SafeRegex, text: string): boolean =>
  regex.counted(text, { steps: STEPS_MAX }).next().done !== true;

/** Runs a scan for real against the files of a release. */
export async function scanRelease(
  data: SiteData,
  files: Files,
  hands: Pick<Hands, 'run'>,
  { planned, signedIn }: { readonly planned: PlannedScan; readonly signedIn: WatchAnswer['signedIn'] },
): Promise<ReleaseScan> {
  let problem: string | null = null;
  const sendAll = senderOf(targetOf(data, files), hands, (told) => (problem = told));
  const settings = { ...settingsOf(data, planned.scan), isReadOnly: !planned.forms };
  const looks: WebRequest = { method: 'GET', host: data.host, target: signedIn.path, headers: {}, body: '' };
  const people = settings.sessions.filter(({ login }) => login !== undefined);
  const pattern = compileRegex(signedIn.shows, 'i');
  const isAsked = signedIn.path.startsWith('/') && signedIn.shows !== '' && pattern.ok && people.length > 0;
  const shown = isAsked
    ? await sendAll(people.map(({ login }) => ({ ...(login ? { login } : {}), request: looks })))
    : [];
  const { findings, sent, isCut } = await scanSite(settings, sendAll);
  return {
    findings,
    sent: [...shown.map(() => looks), ...sent],
    isCut,
    seemsSignedOut: isAsked && pattern.ok && !shown.every((one) => one !== null && isFound(pattern.regex, textOf(one))),
    problem,
  };
}
