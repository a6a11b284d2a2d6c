import type { Options, Plugin } from 'prettier';

/** What formats a file, by its ending. Python is missing: its formatters are programs of ten megabytes. */
const PARSERS: Readonly<Record<string, 'babel' | 'json' | 'yaml' | 'typescript'>> = {
  js: 'babel',
  mjs: 'babel',
  cjs: 'babel',
  ts: 'typescript',
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
};

/** As the labs are written. */
const STYLE: Options = { printWidth: 120, singleQuote: true };

const parserOf = (path: string): (typeof PARSERS)[string] | undefined => PARSERS[path.split('.').pop() ?? ''];

export const canFormat = (path: string): boolean => parserOf(path) !== undefined;

export type Formatted = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** The text in the usual layout. Loads the formatter on its first use. A text that does not parse stays as it is. */
export async function formatText(path: string, text: string): Promise<Formatted> {
  const parser = parserOf(path);
  if (!parser) return { ok: false, reason: `There is no formatter for ${path}.` };
  const [{ format }, plugins] = await Promise.all([import('prettier/standalone'), pluginsOf(parser)]);
  try {
    return { ok: true, text: await format(text, { ...STYLE, parser, plugins }) };
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { ok: false, reason: `${path} cannot be formatted: ${first}` };
  }
}

async function pluginsOf(parser: (typeof PARSERS)[string]): Promise<Plugin[]> {
  if (parser === 'yaml') return [await import('prettier/plugins/yaml')];
  const [estree, own] = await Promise.all([
    import('prettier/plugins/estree'),
    parser === 'typescript' ? import('prettier/plugins/typescript') : import('prettier/plugins/babel'),
  ]);
  return [estree as Plugin, own];
}
