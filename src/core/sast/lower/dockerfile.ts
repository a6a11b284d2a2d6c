import { DOTS, isPlaceholder } from '../pattern/placeholders.ts';
import { absent, node, type SyntaxNode } from '../tree.ts';
import { shellPlaceholders } from './bash-patterns.ts';
import { readInstructions, type Instruction } from './dockerfile-lines.ts';
import type { FrontEnd, FrontEndTools, Lowered, PatternForm } from './front-end.ts';
import { placeWithin } from './place-within.ts';

/** Each instruction is a call: its flags are an object, `A=1` are pairs, what a shell runs is a block of its code. */
export const frontEnd: FrontEnd = { read: readDockerfile, patternForms: dockerfilePatternForms };

interface Pass {
  readonly text: string;
  readonly tools: FrontEndTools;
  readonly problems: { offset: number; text: string }[];
  /** Within `ONBUILD`, which takes no other of its kind. */
  readonly isNested: boolean;
}

/** A piece of an instruction with its place. */
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function readDockerfile(text: string, tools: FrontEndTools): Lowered {
  const { instructions, strays } = readInstructions(text);
  const problems = strays.map((offset) => ({ offset, text: 'this part does not parse' }));
  const pass: Pass = { text, tools, problems, isNested: false };
  const kids = instructions.map((one) => lowerInstruction(one, pass));
  return { root: node('program', { start: 0, end: text.length }, kids), problems };
}

function lowerInstruction(instruction: Instruction, pass: Pass): SyntaxNode {
  const { keyword, start, end } = instruction;
  // No name: names of a pattern must be in the file as written, and instructions are written in any case.
  const callee = node('constant', { start, end: start + keyword.length }, [], keyword);
  // Dots on a line of their own stand for any instructions.
  if (keyword === DOTS.toUpperCase()) return node('name', callee, [], DOTS);
  const { flags, rest } = takeFlags(instruction);
  return node('call', { start, end }, [callee, flags, ...lowerBody(keyword, rest, instruction, pass)]);
}

/** Marks what is before the arguments; a pattern need not name the flags that an instruction has. */
const FLAGS = 'flags';

const FLAG = /--([a-z][\w-]*)(?:=("[^"]*"|'[^']*'|\S*))?(?:\s+|\\\n)*/y;

function takeFlags({ body, bodyStart }: Instruction): { flags: SyntaxNode; rest: Word } {
  const flags: SyntaxNode[] = [];
  let at = 0;
  for (;;) {
    FLAG.lastIndex = at;
    const found = FLAG.exec(body);
    if (!found) break;
    const span = { start: bodyStart + at, end: bodyStart + at + found[0].trimEnd().length };
    const value = found[2] === undefined ? node('constant', span, [], 'true') : wordNode({ text: found[2], ...span });
    flags.push(node('pair', span, [node('constant', span, [], found[1]), value]));
    at += found[0].length;
  }
  const span = { start: bodyStart, end: flags.at(-1)?.end ?? bodyStart };
  return {
    flags: node('object', span, flags, { flavor: FLAGS }),
    rest: { text: body.slice(at), start: bodyStart + at, end: bodyStart + body.length },
  };
}

function lowerBody(keyword: string, rest: Word, instruction: Instruction, pass: Pass): SyntaxNode[] {
  switch (keyword) {
    case 'FROM':
      return [imageOf(rest)];
    case 'RUN':
      return [runBody(rest, instruction, pass)];
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return [jsonForm(rest, pass) ?? shellForm(rest, pass)];
    case 'HEALTHCHECK':
    case 'ONBUILD':
      return pass.isNested ? wordsOf(rest).map(wordNode) : nested(rest, pass);
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return [pairsOf(rest, keyword === 'ENV')];
    case 'COPY':
    case 'ADD':
    case 'VOLUME': {
      const list = jsonForm(rest, pass);
      const contents = instruction.heredocs.map((one) => node('string', one, [], pass.text.slice(one.start, one.end)));
      return [...(list ? list.kids : wordsOf(rest).map(wordNode)), ...contents];
    }
    case 'EXPOSE':
      return wordsOf(rest).map((word) =>
        /^\d+$/.test(word.text) ? node('number', word, [], word.text) : wordNode(word),
      );
    default:
      return wordsOf(rest).map(wordNode);
  }
}

/** Blanks part words, quotes keep them together. */
function wordsOf(rest: Word): Word[] {
  return [...rest.text.matchAll(/(?:"(?:[^"\\]|\\[\s\S])*"|'[^']*'|\\[^\n]|[^\s\\])+/g)].map((found) => {
    const start = rest.start + found.index;
    return { text: found[0], start, end: start + found[0].length };
  });
}

function wordNode(word: Word): SyntaxNode {
  if (isPlaceholder(word.text)) return node('name', word, [], word.text);
  const flavor = /^["']/.test(word.text) ? 'quoted' : 'word';
  return node('string', word, [], { text: unquoted(word.text), flavor });
}

function unquoted(text: string): string {
  return text.replace(
    /"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'/g,
    (_, double?: string, single?: string) => double ?? single ?? '',
  );
}

/** The key has a place of its own, which is what a rule may narrow its finding to. */
function pair(key: Word, value: Word): SyntaxNode {
  const kind = isPlaceholder(key.text) ? 'property' : 'constant';
  return node('pair', { start: key.start, end: value.end }, [node(kind, key, [], unquoted(key.text)), wordNode(value)]);
}

/** An image with its parts, so that `FROM $IMAGE` also finds one with a tag. Expansions are kept as text. */
function imageOf(rest: Word): SyntaxNode {
  const [image, as, alias] = wordsOf(rest);
  if (!image || image.text === DOTS) return image ? wordNode(image) : absent(rest.start);
  const parts = /^((?:[^@:/$]|\$\{[^}]*\}|\$|\/|:\d+\/)+?)(?::((?:[^@/]|\$\{[^}]*\})+))?(?:@(.+))?$/.exec(image.text);
  const [, name = image.text, tag, digest] = parts ?? [];
  const part = (text: string, offset: number): Word => ({
    text,
    start: image.start + offset,
    end: image.start + offset + text.length,
  });
  const named = part(name, 0);
  const kids = [pair({ ...named, text: 'image' }, named)];
  const tagged = tag === undefined ? null : part(tag, name.length + 1);
  if (tagged) kids.push(pair({ ...tagged, text: 'tag' }, tagged));
  const exact = digest === undefined ? null : part(digest, image.text.length - digest.length);
  if (exact) kids.push(pair({ ...exact, text: 'digest' }, exact));
  if (alias && as?.text.toUpperCase() === 'AS') kids.push(pair({ ...alias, text: 'as' }, alias));
  return node('object', { start: image.start, end: (alias ?? image).end }, kids);
}

/** `A=1 B=2`, and the older `A some text`. */
function pairsOf(rest: Word, isOldFormKnown: boolean): SyntaxNode {
  const words = wordsOf(rest);
  const [first] = words;
  if (first?.text === DOTS && words.length === 1) return wordNode(first);
  if (first && isOldFormKnown && !first.text.includes('=') && words.length > 1) {
    const start = words[1]?.start ?? rest.end;
    const value = { text: rest.text.slice(start - rest.start), start, end: rest.end };
    return node('object', rest, [pair(first, value)]);
  }
  const kids = words.map((word) => {
    const equals = word.text.indexOf('=');
    if (word.text === DOTS) return wordNode(word);
    if (equals === -1) return node('pair', word, [node('property', word, [], unquoted(word.text)), absent(word.end)]);
    const key = { text: word.text.slice(0, equals), start: word.start, end: word.start + equals };
    return pair(key, { text: word.text.slice(equals + 1), start: key.end + 1, end: word.end });
  });
  return node('object', rest, kids);
}

function jsonForm(rest: Word, pass: Pass): SyntaxNode | null {
  if (!rest.text.startsWith('[')) return null;
  const read = pass.tools.readAs('json', rest.text.replace(/\\\n/g, '  '));
  const [list] = read?.root.kids ?? [];
  // Docker itself takes a list that is no JSON for a command of the shell.
  if (!read || read.problems.length > 0 || list?.kind !== 'array') return null;
  placeWithin(list, (offset) => offset + rest.start);
  return list;
}

function shellForm(rest: Word, pass: Pass): SyntaxNode {
  if (isPlaceholder(rest.text)) return wordNode(rest);
  const read = pass.tools.readAs('bash', rest.text);
  if (!read) return node('string', rest, [], rest.text);
  placeWithin(read.root, (offset) => offset + rest.start);
  for (const { offset, text } of read.problems) pass.problems.push({ offset: offset + rest.start, text });
  return node('block', rest, read.root.kids, { flavor: 'shell' });
}

/** `RUN <<EOF` runs the lines that follow; any other heredoc is input of a command. */
function runBody(rest: Word, { heredocs, end }: Instruction, pass: Pass): SyntaxNode {
  const list = jsonForm(rest, pass);
  if (list) return list;
  const [script] = heredocs;
  if (!script) return shellForm(rest, pass);
  if (/^<<-?(["']?)\w+\1\s*$/.test(rest.text)) {
    return shellForm({ text: pass.text.slice(script.start, script.end), ...script }, pass);
  }
  return shellForm(
    { text: pass.text.slice(rest.start, pass.text.indexOf('\n', end) + 1 || end), start: rest.start, end },
    pass,
  );
}

function nested(rest: Word, pass: Pass): SyntaxNode[] {
  const [first] = wordsOf(rest);
  if (first?.text === DOTS) {
    const after = { text: rest.text.slice(DOTS.length), start: first.end, end: rest.end };
    return [wordNode(first), ...(after.text.trim() === '' ? [] : nested(after, pass))];
  }
  const { instructions } = readInstructions(rest.text.replace(/\\\n/g, '  '));
  const inner = { ...pass, isNested: true };
  return instructions.map(({ start, bodyStart, end, ...one }) => {
    const placed = { start: start + rest.start, bodyStart: bodyStart + rest.start, end: end + rest.start };
    return lowerInstruction({ ...one, ...placed, heredocs: [] }, inner);
  });
}

/** A command in the pattern may stand anywhere among those that one `RUN` runs. */
function withRoom(current: SyntaxNode): SyntaxNode {
  const [only] = current.kids;
  if (current.kind === 'block' && current.flavor === 'shell' && only && current.kids.length === 1) {
    const dots = node('name', { start: only.end, end: only.end }, [], DOTS);
    return node('block', current, [dots, only, dots], { flavor: 'shell' });
  }
  if (current.flavor === FLAGS) {
    const dots = node('name', current, [], DOTS);
    return node('object', current, [...current.kids, dots], { flavor: FLAGS });
  }
  return current.kind === 'call' ? node('call', current, current.kids.map(withRoom)) : current;
}

function dockerfilePatternForms(pattern: string): readonly PatternForm[] {
  const code = shellPlaceholders(pattern.trim());
  return [{ code, unwrap: (program) => program.kids.map(withRoom) }];
}
