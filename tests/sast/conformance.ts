import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = join(import.meta.dirname, 'conformance');

/** Code that stands for each language in a case's file name. */
const EXTENSIONS = {
  js: 'js',
  ts: 'ts',
  tsx: 'tsx',
  python: 'py',
  java: 'java',
  go: 'go',
  yaml: 'yaml',
  json: 'json',
  bash: 'sh',
  dockerfile: 'dockerfile',
  generic: 'txt',
  regex: 'txt',
} as const;

const language = z.enum(Object.keys(EXTENSIONS) as [keyof typeof EXTENSIONS]);

/** A rule without its id, message and the like, and code in which it finds something or nothing. */
const oneCase = z.strictObject({
  in: z.array(language).min(1),
  rule: z.record(z.string(), z.unknown()),
  match: z.array(z.string()).default([]),
  'no-match': z.array(z.string()).default([]),
  /** Code in which the lines that end with `<-` are found, and no others. */
  marked: z.array(z.string()).default([]),
  /** For the first `match`: the texts that are found there, and what is written about them. */
  found: z.array(z.string()).optional(),
  message: z.tuple([z.string(), z.string()]).optional(),
  fix: z.string().optional(),
});

const feature = z.strictObject({
  kind: z.enum(['operator', 'pattern', 'equivalence', 'option', 'taint', 'rule']),
  feature: z.string(),
  about: z.string(),
  cases: z.array(oneCase).min(1),
});

export type Feature = z.infer<typeof feature> & { readonly file: string };
export type Case = z.infer<typeof oneCase>;

export function extensionOf(name: Case['in'][number]): string {
  return EXTENSIONS[name];
}

/** All features, by the name of their file. */
export function readFeatures(): Feature[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((file) => {
    const read = feature.safeParse(parse(readFileSync(join(FOLDER, file), 'utf8')));
    if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
    return { ...read.data, file: basename(file, '.yaml') };
  });
}
