import type { ContentProblem } from './read-yaml.ts';

/** What prose may point to. */
export interface KnownIds {
  readonly courses: ReadonlySet<string>;
  /** `<course>/<lesson>` */
  readonly lessons: ReadonlySet<string>;
  readonly labs: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  /** `<course>/<name>` */
  readonly drawings: ReadonlySet<string>;
}

interface Prose {
  readonly body: string;
  readonly file: string;
  readonly linesAbove: number;
}

/** Pages that stand by themselves. */
const PAGES = new Set(['/', '/courses', '/labs', '/glossary', '/join', '/sign-in', '/me']);

/** Looks at terms, drawings and links of this site, outside of code. */
export function checkProse({ body, file, linesAbove }: Prose, ids: KnownIds): readonly ContentProblem[] {
  const text = withoutCode(body);
  const problems: ContentProblem[] = [];

  function report(index: number, problem: string, remedy: string): void {
    problems.push({ file, line: linesAbove + text.slice(0, index).split('\n').length, problem, remedy });
  }

  for (const tag of text.matchAll(/<Term\b([^>]*)>/g)) {
    const id = attribute(tag[1], 'id');
    if (!id || !ids.terms.has(id)) {
      report(tag.index, `<Term id="${id ?? ''}"> names no term.`, 'Name a file of content/glossary, or write it.');
    }
  }
  for (const tag of text.matchAll(/<Drawing\b([^>]*)>/g)) {
    const name = attribute(tag[1], 'name');
    if (!name || !ids.drawings.has(name)) {
      report(
        tag.index,
        `<Drawing name="${name ?? ''}"> names no drawing.`,
        'Write "<course>/<name>" of a file content/courses/<course>/figures/<name>.svg.',
      );
    }
    if (!attribute(tag[1], 'alt')?.trim()) {
      report(
        tag.index,
        `The drawing ${name ?? ''} has no alt text.`,
        'Say in alt="…" what a person learns from the drawing.',
      );
    }
  }
  for (const link of text.matchAll(/\]\((\/[^)\s]*)\)|href="(\/[^"]*)"/g)) {
    const href = link[1] ?? link[2] ?? '';
    if (!resolves(href, ids)) {
      report(
        link.index,
        `The link ${href} leads nowhere.`,
        'Mend the address, or take the link out until the page exists.',
      );
    }
  }
  return problems;
}

function resolves(href: string, ids: KnownIds): boolean {
  const [path = '', fragment] = href.split('#');
  const clean = path.split('?')[0] ?? '';
  if (clean === '/glossary' && fragment) return ids.terms.has(fragment);
  if (PAGES.has(clean)) return true;
  const [, root, ...rest] = clean.split('/');
  const id = rest.join('/');
  if (root === 'courses') return ids.courses.has(id) || ids.lessons.has(id);
  if (root === 'labs') return ids.labs.has(id);
  return false;
}

function attribute(attributes: string | undefined, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes ?? '')?.[1];
}

/** Code keeps its length and its lines, so that places stay right. */
function withoutCode(body: string): string {
  return body.replace(/^(```|~~~)[\s\S]*?^\1|`[^`\n]*`/gm, (code) => code.replace(/[^\n]/g, ' '));
}
