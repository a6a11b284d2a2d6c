import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterTypes } from 'parse5';
import {
  PAGE_CHARACTERS_MAX,
  PAGE_ELEMENTS_MAX,
  PAGE_FRAMES_MAX,
  PAGE_NESTING_MAX,
  PAGE_SCRIPTS_MAX,
} from '../limits.ts';
import type { PageElement, RanScript } from './page.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

export type FoundScript = Pick<RanScript, 'code' | 'how'> & {
  /** Address of a script that would be fetched: nothing is, but that it would run is known. */
  readonly source?: string;
};

export interface ParsedPage {
  readonly scripts: readonly FoundScript[];
  readonly elements: readonly PageElement[];
  readonly text: string;
}

/** Types of a script element that browsers execute (HTML, "prepare the script element"). */
const SCRIPT_TYPE = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script|text\/(?:jscript|livescript))$/i;
/** Attributes whose address a browser follows, some after a click, and the elements on which it does. */
const ADDRESS_ATTRIBUTES = new Map<string, readonly string[]>([
  ['href', ['a', 'area']],
  ['xlink:href', ['a']],
  ['src', ['iframe', 'frame', 'embed']],
  ['data', ['object']],
  ['action', ['form']],
  ['formaction', ['button', 'input']],
  // SVG's animations can write an address into the link around them.
  ['to', ['animate', 'set']],
  ['from', ['animate']],
  ['values', ['animate']],
]);
const INVISIBLE = new Set(['script', 'style', 'template', 'noscript', 'head', 'title', 'iframe', 'object', 'textarea']);
const INLINE = new Set(
  'a abbr b bdi bdo cite code data dfn em font i kbd mark q s samp small span strong sub sup u var'.split(' '),
);
/** The page is larger, in one way or another, than it could be read whole. */
export class PageTooLarge extends Error {}

function assertAtMost(count: number, max: number, what: string): void {
  if (count > max) throw new PageTooLarge(`The page cannot be opened: it has more than ${max} ${what}.`);
}

/** The code of a `javascript:` address. Browsers drop leading space and controls, and tabs and line breaks anywhere. */
export function scriptOfAddress(address: string): string | undefined {
  const cleaned = address.replace(/^[\u0000-\u0020]+/, '').replace(/[\t\r\n]/g, '');
  if (!/^javascript:/i.test(cleaned)) return undefined;
  const code = cleaned.slice('javascript:'.length);
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

/** What a check compares; the whole of a page is in its `text`. */
const ELEMENT_TEXT_CHARACTERS_MAX = 500;

function attributesOf(element: Element): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null);
  for (const { name, value, prefix } of element.attrs) attributes[prefix ? `${prefix}:${name}` : name] = value;
  return attributes;
}

function textOf(node: Node): string {
  if (tree.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

class Reader {
  readonly scripts: FoundScript[] = [];
  readonly found: Element[] = [];
  text = '';

  read(html: string, frameDepth: number): void {
    assertAtMost(html.length, PAGE_CHARACTERS_MAX, 'characters');
    assertAtMost(frameDepth, PAGE_FRAMES_MAX, 'frames inside one another');
    this.#walk(parse(html, { scriptingEnabled: true }), 0, frameDepth, true);
  }

  #walk(node: Node, depth: number, frameDepth: number, visible: boolean): void {
    assertAtMost(depth, PAGE_NESTING_MAX, 'elements inside one another');
    if (tree.isTextNode(node)) {
      if (visible) this.text += node.value;
      return;
    }
    let shows = visible;
    if (tree.isElementNode(node)) {
      this.#element(node, frameDepth);
      shows = visible && !INVISIBLE.has(node.tagName);
      if (!INLINE.has(node.tagName)) this.text += '\n';
    }
    // The content of a template is inert and hangs elsewhere in the tree, so it is not walked.
    if ('childNodes' in node) for (const child of node.childNodes) this.#walk(child, depth + 1, frameDepth, shows);
  }

  #element(element: Element, frameDepth: number): void {
    const { tagName } = element;
    const attributes = attributesOf(element);
    this.found.push(element);
    assertAtMost(this.found.length, PAGE_ELEMENTS_MAX, 'elements');
    if (tagName === 'script') this.#script(element, attributes);
    for (const [name, value] of Object.entries(attributes)) {
      if (/^on[a-z]/.test(name) && value.trim() !== '') this.#found({ how: 'handler', code: value });
      const code = ADDRESS_ATTRIBUTES.get(name)?.includes(tagName) ? scriptOfAddress(value) : undefined;
      if (code !== undefined) this.#found({ how: 'url', code });
    }
    const framed = attributes['srcdoc'];
    if (tagName === 'iframe' && framed !== undefined) {
      const inner = new Reader();
      inner.read(framed, frameDepth + 1);
      for (const script of inner.scripts) this.#found(script);
    }
  }

  #script(element: Element, { type = '', src, href, 'xlink:href': link }: Record<string, string>): void {
    if (!SCRIPT_TYPE.test(type.trim())) return;
    const source = src ?? href ?? link;
    if (source === undefined) this.#found({ how: 'script', code: textOf(element) });
    else if (scriptOfAddress(source) === undefined) this.#found({ how: 'script', code: '', source });
  }

  #found(script: FoundScript): void {
    const empty = script.code.trim() === '' && script.source === undefined;
    if (!empty) this.scripts.push(script);
    assertAtMost(this.scripts.length, PAGE_SCRIPTS_MAX, 'scripts');
  }
}

/** What in this HTML a browser would run, by itself or on a click, and what a person would read. Throws `PageTooLarge`. */
export function findScripts(html: string): ParsedPage {
  const reader = new Reader();
  reader.read(html, 0);
  const text = reader.text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim();
  const elements = reader.found.map((element) => ({
    tag: element.tagName,
    attributes: attributesOf(element),
    text: textOf(element).trim().slice(0, ELEMENT_TEXT_CHARACTERS_MAX),
  }));
  return { scripts: reader.scripts, elements, text };
}
