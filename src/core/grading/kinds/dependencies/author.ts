import { ANSWER_FILE, readAnswer } from '../../answer.ts';
import { attemptFiles } from '../../attempt-files.ts';
import type { Files } from '../../jobs.ts';
import type { Verdict } from '../../verdict.ts';
import { readOutline } from '../fix/check-outline.ts';
import { defineAuthor, type KindLab, type LabFolder } from '../kind.ts';
import { dependenciesAnswer, NO_DECISIONS } from './answer.ts';
import type { Advisory, DependenciesData, Registry } from './data.ts';
import { checkIdOf, gradeDependencies, MANIFEST } from './grade.ts';
import { readManifest } from './manifest.ts';
import { resolve } from './resolve.ts';
import {
  advisorySchema,
  dependenciesSchema,
  recogniseSchema,
  registrySchema,
  type AdvisoryFile,
  type DependenciesSettings,
  type Recognise,
} from './schema.ts';
import { lockfileOf, sbomOf } from './vex.ts';

const INDENT = 2;
const asText = (value: object): string => `${JSON.stringify(value, null, INDENT)}\n`;

/** A version without a file of its own has the code of the one before it. */
async function readRegistry(
  folder: LabFolder,
): Promise<{ registry: Registry; locked: Readonly<Record<string, string>> }> {
  const file = await folder.settings('registry.yaml', registrySchema);
  const code = await folder.files('packages');
  const registry: Record<string, Registry[string]> = {};
  for (const [name, versions] of Object.entries(file?.packages ?? {})) {
    let last: string | undefined;
    const own: Record<string, Registry[string][string]> = {};
    for (const [version, published] of Object.entries(versions)) {
      last = code[`${name}/${version}.js`] ?? last;
      if (last === undefined)
        folder.problem({
          file: `packages/${name}/${version}.js`,
          expected: 'the code of the first version',
          found: 'no such file',
          remedy: 'Write it; later versions without a file have the same code.',
        });
      own[version] = { dependencies: published?.dependencies ?? {}, code: last ?? '' };
    }
    registry[name] = own;
  }
  return { registry, locked: file?.locked ?? {} };
}

function advisoryOf({ id, aliases, summary, details, severity, affected }: AdvisoryFile): Advisory {
  const packages = affected.map(({ ecosystem_specific: specific, ...rest }) => ({
    ...rest,
    functions: specific.functions,
  }));
  return { id, aliases, summary, details, severity, affected: packages };
}

async function readAdvisories(folder: LabFolder): Promise<{ advisories: Advisory[]; files: Files }> {
  const files = await folder.files('advisories');
  const advisories = await Promise.all(
    Object.keys(files).map((path) => folder.settings(`advisories/${path}`, advisorySchema)),
  );
  const shown = Object.fromEntries(Object.entries(files).map(([path, text]) => [`advisories/${path}`, text]));
  return { advisories: advisories.flatMap((one) => (one ? [advisoryOf(one)] : [])), files: shown };
}

/** Lockfile and bill of materials as they are at the start: worked out, so that they cannot be wrong. */
function derived(folder: LabFolder, start: Files, registry: Registry, locked: Readonly<Record<string, string>>): Files {
  const reading = readManifest(start[MANIFEST] ?? '');
  const resolution = reading.ok ? resolve(reading.manifest, registry, locked) : reading;
  if (!reading.ok || !resolution.ok) {
    const found = resolution.ok ? '' : resolution.problem;
    folder.problem({ file: `start/${MANIFEST}`, expected: 'a manifest that installs', found, remedy: 'Correct it.' });
    return {};
  }
  const { name, dependencies } = reading.manifest;
  return {
    'package-lock.json': asText(lockfileOf(name, dependencies, resolution.installed)),
    'sbom.cdx.json': asText(sbomOf(name, resolution.installed)),
  };
}

function startProblems({ checks }: Verdict): readonly string[] {
  const broken = checks.filter(({ proof, status }) => proof === 'works' && status !== 'passed');
  return broken.map(({ id, message }) => `The app must work as it is opened, but ${id} does not pass: ${message}`);
}

/** Whether an attempt makes a mistake: its decisions and its manifest are those of it. */
function isSame({ decided, mentions, lacks, fails }: Recognise, files: Files, failing: ReadonlySet<string>): boolean {
  const answer = readAnswer(files, dependenciesAnswer);
  if (!answer.ok) return false;
  const manifest = files[MANIFEST] ?? '';
  const hasDecided = Object.entries(decided).every(
    ([advisory, action]) => answer.answer.decisions.findLast((one) => one.advisory === advisory)?.action === action,
  );
  return (
    hasDecided &&
    mentions.every((word) => manifest.includes(word)) &&
    !lacks.some((word) => manifest.includes(word)) &&
    fails.every((id) => failing.has(id))
  );
}

export const dependenciesAuthor = defineAuthor<DependenciesSettings, DependenciesData, null, Recognise>({
  settings: dependenciesSchema,
  recognise: recogniseSchema,
  async read(folder, { entry, editable }) {
    const [start, { registry, locked }, { advisories, files }, checks = ''] = await Promise.all([
      folder.files('start'),
      readRegistry(folder),
      readAdvisories(folder),
      folder.text('checks/works.js'),
    ]);
    const outline = readOutline(checks, 'works').checks;
    const limits = folder.limits('javascript', {});
    if (!limits.ok) throw new Error(limits.problem);
    return {
      files: { ...start, ...derived(folder, start, registry, locked), ...files, [ANSWER_FILE]: asText(NO_DECISIONS) },
      editable: [MANIFEST, ...editable, ANSWER_FILE],
      data: { entry, checks, outline, registry, locked, advisories, limits: limits.limits },
      key: null,
      checkIds: [...outline.map(({ id }) => id), ...advisories.map(checkIdOf), 'ranges-have-an-end'],
    };
  },
  async recognised(lab, mistakes, { files, hands, seed }) {
    const { checks } = await gradeDependencies(lab as KindLab<DependenciesData, null>, files, hands, seed);
    const failing = new Set(checks.filter(({ status }) => status !== 'passed').map(({ id }) => id));
    const all = attemptFiles(lab, files);
    return mistakes.filter(({ recognise }) => isSame(recognise, all, failing)).map(({ name }) => name);
  },
  startProblems,
});
