import type { Family } from '../../language.ts';
import { javascriptLibrary } from './javascript.ts';
import { goLibrary } from './go.ts';
import { javaLibrary } from './java.ts';
import type { Library } from './library.ts';
import { pythonLibrary } from './python.ts';

const LIBRARIES: Partial<Record<Family, Library>> = {
  javascript: javascriptLibrary,
  python: pythonLibrary,
  java: javaLibrary,
  go: goLibrary,
};

const NONE: Library = { methods: new Map(), functions: new Map(), callbacks: new Map() };

/** What the interpreter knows of a language's own library. */
export function libraryOf(family: Family): Library {
  return LIBRARIES[family] ?? NONE;
}
