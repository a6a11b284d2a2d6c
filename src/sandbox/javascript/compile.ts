import { transform, type Transform } from 'sucrase';
import type { Files } from '#core/grading/jobs.ts';

export interface CompiledFile {
  readonly path: string;
  /** An expression: a function with CommonJS's five parameters. Lines are those of the source. */
  readonly code: string;
}

export type Compilation =
  | { readonly ok: true; readonly files: readonly CompiledFile[]; readonly texts: Files }
  | { readonly ok: false; readonly message: string };

const CODE_FILE = /\.(?:[cm]?[jt]s|[jt]sx)$/;
/** Only these need a rewrite; anything else keeps CommonJS's own rules (no strict mode). */
const MODULE_WORD = /\b(?:import|export)\b/;
const PARAMETERS = 'exports, require, module, __filename, __dirname';

function transformsFor(path: string, source: string): Transform[] {
  const transforms: Transform[] = [];
  if (/\.[cm]?tsx?$/.test(path)) transforms.push('typescript');
  if (/\.[jt]sx$/.test(path)) transforms.push('jsx');
  if (transforms.length > 0 || MODULE_WORD.test(source)) transforms.push('imports');
  return transforms;
}

/** Sucrase says `Error transforming app.ts: Unexpected token (3:5)`. */
function wordSyntaxError(path: string, error: unknown): string {
  const text = String((error as Error).message).replace(/^Error transforming [^:]*: /, '');
  const place = /\((\d+):(\d+)\)\s*$/.exec(text);
  const sentence = text.replace(/\s*\(\d+:\d+\)\s*$/, '');
  return `${place ? `${path}:${place[1]}` : path}: ${sentence}`;
}

/** ES modules, CommonJS and TypeScript to one form, with lines kept. Files that are not code are passed on as texts. */
export function compile(files: Files): Compilation {
  const compiled: CompiledFile[] = [];
  const texts: Record<string, string> = {};
  for (const [path, source] of Object.entries(files)) {
    if (!CODE_FILE.test(path)) {
      texts[path] = source;
      continue;
    }
    const transforms = transformsFor(path, source);
    try {
      const plain = transforms.length === 0 ? source : transform(source, { transforms, filePath: path }).code;
      // The closing brace has a line of its own: the source may end in a comment.
      compiled.push({ path, code: `(function (${PARAMETERS}) {${plain}\n})` });
    } catch (error) {
      return { ok: false, message: wordSyntaxError(path, error) };
    }
  }
  return { ok: true, files: compiled, texts };
}
