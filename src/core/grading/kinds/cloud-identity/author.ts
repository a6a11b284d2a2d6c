import { attemptFiles } from '../../attempt-files.ts';
import type { CheckResult, Verdict } from '../../verdict.ts';
import { defineAuthor, type LabFolder } from '../kind.ts';
import type { IdentityCase, IdentityData, IdentityKey } from './data.ts';
import { gradeIdentity } from './grade.ts';
import {
  casesSchema,
  identitySchema,
  recogniseSchema,
  type CasesFile,
  type IdentitySettings,
  type Recognise,
} from './schema.ts';

/** How long a token is good for unless a case says otherwise. */
const TOKEN_SECONDS = 600;

function casesOf(file: CasesFile): IdentityCase[] {
  const at = Math.floor(Date.parse(file.at) / 1000);
  return file.cases.map(({ id, title, claims, signed, act, expect, because }) => ({
    id,
    title,
    token: { isSigned: signed, claims: { iat: at, exp: at + TOKEN_SECONDS, ...file.claims, ...claims } },
    at,
    act: act ?? null,
    isRight: expect === 'allowed',
    because,
  }));
}

async function readCases(folder: LabFolder, path: string): Promise<IdentityCase[]> {
  const file = await folder.settings(path, casesSchema);
  return file === null ? [] : casesOf(file);
}

function refuseTwice(folder: LabFolder, cases: readonly IdentityCase[]): void {
  for (const { id } of cases.filter((one, index) => cases.findIndex((other) => other.id === one.id) !== index)) {
    folder.problem({
      file: 'hidden.yaml',
      expected: 'ids that differ within the lab',
      found: `"${id}" twice`,
      remedy: 'Rename one.',
    });
  }
}

function startProblems({ checks }: Verdict): readonly string[] {
  const ways = checks.filter(({ proof, status }) => proof === 'safe' && status === 'failed');
  return ways.length > 0 ? [] : ['Nobody gets in who should not: there is nothing to close.'];
}

export const identityAuthor = defineAuthor<IdentitySettings, IdentityData, IdentityKey, Recognise>({
  settings: identitySchema,
  recognise: recogniseSchema,
  async read(folder, { provider, trust, permissions }) {
    const [files, cases, hidden] = await Promise.all([
      folder.files('start'),
      readCases(folder, 'cases.yaml'),
      readCases(folder, 'hidden.yaml'),
    ]);
    refuseTwice(folder, [...cases, ...hidden]);
    return {
      files,
      editable: [trust, ...permissions],
      data: { provider, trust, permissions, cases },
      key: { cases: hidden },
      checkIds: [...cases, ...hidden].map(({ id }) => id),
    };
  },
  async recognised(lab, mistakes, { files }) {
    const { checks } = gradeIdentity(lab, files);
    const isIn = ({ proof, status }: CheckResult): boolean => (proof === 'works') === (status === 'passed');
    const [inside, outside] = [checks.filter(isIn), checks.filter((one) => !isIn(one))].map(
      (some) => new Set(some.map(({ id }) => id)),
    );
    const text = Object.values(attemptFiles(lab, files)).join('\n');
    return mistakes
      .filter(({ recognise: { lets, refuses, mentions } }) => {
        const isSame = lets.every((id) => inside?.has(id)) && refuses.every((id) => outside?.has(id));
        return isSame && mentions.every((word) => text.includes(word));
      })
      .map(({ name }) => name);
  },
  startProblems,
});
