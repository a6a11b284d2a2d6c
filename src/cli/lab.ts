import { parseArgs } from 'node:util';
import { AuthorMistakes, describeProblem } from '#core/grading/author-problem.ts';
import { checkLabs } from './lab/check-labs.ts';
import { gradeFiles } from './lab/grade-files.ts';
import { writeLab } from './lab/write-lab.ts';

const USAGE = `gatehouse lab new KIND NAME [--dir DIR]
gatehouse lab check [NAME] [--labs DIR]
gatehouse lab grade NAME --files DIR [--labs DIR] [--json]

  new     write a small, complete lab of a kind to begin with; into labs/, or below DIR
  check   prove one lab or all: start, solution, alternatives and misfixes do what they promise
  grade   grade the files below DIR as an attempt at the lab NAME; --json prints the verdict

check and grade look for labs in labs/ and in LABS_DIR, or below DIR alone.
All exit with 0 when all is well, 1 when something fails, 2 when it could not be tried.`;

function refuse(message: string): number {
  console.error(`${message}\n\n${USAGE}`);
  return 2;
}

const OPTIONS = {
  dir: { type: 'string' },
  files: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  labs: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What is said to one of these and means nothing there was meant for something else: better refused than ignored. */
const TAKES: Readonly<Record<string, { readonly words: number; readonly options: readonly string[] }>> = {
  new: { words: 2, options: ['dir'] },
  check: { words: 1, options: ['labs'] },
  grade: { words: 1, options: ['files', 'labs', 'json'] },
};

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [verb = '', ...words] = positionals;
  const takes = Object.hasOwn(TAKES, verb) ? TAKES[verb] : undefined;
  if (!takes) return refuse(verb === '' ? 'What should be done?' : `There is no "lab ${verb}".`);
  const stray = Object.keys(values).find((name) => !takes.options.includes(name));
  if (stray !== undefined) return refuse(`"lab ${verb}" takes no --${stray}.`);
  if (words.length > takes.words) return refuse(`"lab ${verb}" does not know what "${words[takes.words]}" is for.`);
  const [first, second] = words;
  if (verb === 'check') return checkLabs(first, values.labs);
  if (verb === 'new') {
    if (first === undefined || second === undefined) return refuse('"lab new" needs a kind and a name.');
    return writeLab(first, second, values.dir);
  }
  if (first === undefined || values.files === undefined)
    return refuse('"lab grade" needs the name of a lab and --files DIR.');
  return gradeFiles(first, values.files, { labsDir: values.labs, asJson: values.json === true });
}

/** `gatehouse lab …`; the answer is the exit code. */
export async function labCommand(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (error instanceof AuthorMistakes) console.error(error.problems.map(describeProblem).join('\n\n'));
    else if (error instanceof Error && 'code' in error) console.error(`${error.message}\n\n${USAGE}`);
    else throw error;
    return 2;
  }
}
