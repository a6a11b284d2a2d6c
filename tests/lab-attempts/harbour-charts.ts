import type { OtherAttempt } from './attempt.ts';

const TOP = "CHARTS = 'charts'\n";
const FOLDER = '    folder = os.path.join(CHARTS, region)\n';
const PATH = '    path = os.path.join(CHARTS, name)\n';
const NO_REGION = "        return not_found(start_response, 'There is no such region.')\n";
const NO_CHART = "        return not_found(start_response, 'There is no such chart.')\n";
const IMPORT = 'from urllib.parse import parse_qs\n';

/** Both routes with the same lines around the same call. */
const both = (make: (variable: string, parameter: string, refusal: string) => string) =>
  [
    [FOLDER, make('folder', 'region', NO_REGION)],
    [PATH, make('path', 'name', NO_CHART)],
  ] as const;

export const right: readonly OtherAttempt[] = [
  {
    name: 'compares absolute paths with the separator at the end',
    edits: [
      [TOP, "CHARTS = os.path.abspath('charts')\n"],
      ...both(
        (variable, parameter, refusal) =>
          `    ${variable} = os.path.abspath(os.path.join(CHARTS, ${parameter}))\n    if not ${variable}.startswith(CHARTS + os.sep):\n${refusal}`,
      ),
    ],
  },
  {
    name: 'asks for the relative path and catches the error',
    edits: [
      [IMPORT, `from pathlib import Path\n${IMPORT}`],
      [TOP, "CHARTS = Path('charts').resolve()\n"],
      ...both(
        (variable, parameter, refusal) =>
          `    ${variable} = (CHARTS / ${parameter}).resolve()\n    try:\n        ${variable}.relative_to(CHARTS)\n    except ValueError:\n${refusal}`,
      ),
    ],
  },
  {
    name: 'looks for the folder among the parents',
    edits: [
      [IMPORT, `from pathlib import Path\n${IMPORT}`],
      [TOP, "CHARTS = Path('charts').resolve()\n"],
      ...both(
        (variable, parameter, refusal) =>
          `    ${variable} = (CHARTS / ${parameter}).resolve()\n    if CHARTS not in ${variable}.parents:\n${refusal}`,
      ),
    ],
  },
  {
    name: 'raises an error of its own and catches it at the door',
    edits: [
      [
        TOP,
        `CHARTS = os.path.realpath('charts')


class Outside(Exception):
    pass


def inside(name):
    path = os.path.realpath(os.path.join(CHARTS, name))
    if os.path.commonpath([CHARTS, path]) != CHARTS:
        raise Outside(name)
    return path
`,
      ],
      [FOLDER, '    folder = inside(region)\n'],
      [PATH, '    path = inside(name)\n'],
      [
        '    return handler(environ, start_response)\n',
        "    try:\n        return handler(environ, start_response)\n    except Outside:\n        return not_found(start_response, 'There is nothing there.')\n",
      ],
    ],
  },
  {
    name: 'gives back None for what is outside',
    edits: [
      [IMPORT, `from pathlib import Path\n${IMPORT}`],
      [
        TOP,
        `CHARTS = Path('charts').resolve()


def safe_path(name):
    candidate = CHARTS.joinpath(name).resolve()
    if not candidate.is_relative_to(CHARTS):
        return None
    return candidate
`,
      ],
      [FOLDER, `    folder = safe_path(region)\n    if folder is None:\n${NO_REGION}`],
      [PATH, `    path = safe_path(name)\n    if path is None:\n${NO_CHART}`],
    ],
  },
  {
    name: 'lists all charts and compares the name with the list',
    edits: [
      [IMPORT, `from pathlib import Path\n${IMPORT}`],
      [
        PATH,
        `    known = {str(path.relative_to(CHARTS)): path for path in Path(CHARTS).rglob('*') if path.is_file()}
    path = known.get(name)
    if path is None:
${NO_CHART}`,
      ],
      [
        FOLDER,
        `    known = {str(path.relative_to(CHARTS)): path for path in Path(CHARTS).rglob('*') if path.is_dir()}
    folder = known.get(region)
    if folder is None:
${NO_REGION}`,
      ],
    ],
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'takes dots and slashes off both ends',
    fails: ['reads-config'],
    edits: both((variable, parameter) => `    ${variable} = os.path.join(CHARTS, ${parameter}.strip('./'))\n`),
  },
  {
    name: 'takes the climbing out again and again, and forgets the root',
    fails: ['reads-absolute'],
    named: 'dots-refused',
    edits: both(
      (variable, parameter) =>
        `    while '../' in ${parameter}:\n        ${parameter} = ${parameter}.replace('../', '')\n    ${variable} = os.path.join(CHARTS, ${parameter})\n`,
    ),
  },
  {
    name: 'normalises and looks for dots at the start only',
    fails: ['reads-absolute'],
    edits: both(
      (variable, parameter, refusal) =>
        `    ${parameter} = os.path.normpath(${parameter})\n    if ${parameter}.startswith('..'):\n${refusal}    ${variable} = os.path.join(CHARTS, ${parameter})\n`,
    ),
  },
  {
    name: 'refuses the word config',
    fails: ['reads-neighbour'],
    edits: both(
      (variable, parameter, refusal) =>
        `    if 'config' in ${parameter} or 'internal' in ${parameter}:\n${refusal}    ${variable} = os.path.join(CHARTS, ${parameter})\n`,
    ),
  },
  {
    name: 'checks one path and opens another',
    fails: ['reads-config', 'python-path-traversal'],
    named: 'climbing-removed',
    edits: [
      [TOP, "CHARTS = 'charts'\nBASE = os.path.realpath(CHARTS)\n"],
      ...both(
        (variable, parameter, refusal) =>
          `    if os.path.commonpath([BASE, os.path.realpath(os.path.join(CHARTS, ${parameter}.replace('../', '').lstrip('/')))]) != BASE:\n${refusal}    ${variable} = os.path.join(CHARTS, ${parameter})\n`,
      ),
    ],
  },
  {
    name: 'allows regions only, and no folders inside of them',
    fails: ['shows-new-charts', 'lists-charts'],
    edits: [
      [
        PATH,
        `    if name.count('/') != 1 or name.split('/')[0] not in os.listdir(CHARTS) or '/' in name.split('/')[1]:\n${NO_CHART}    path = os.path.join(CHARTS, name)\n`,
      ],
      [FOLDER, `    if region not in os.listdir(CHARTS):\n${NO_REGION}    folder = os.path.join(CHARTS, region)\n`],
    ],
  },
  {
    name: 'writes down today’s charts',
    fails: ['shows-new-charts'],
    edits: [
      [
        PATH,
        `    if name not in ('north-sea/vlieland.txt', 'wadden-sea/harlingen.txt', 'ijsselmeer/den-oever.txt'):\n${NO_CHART}    path = os.path.join(CHARTS, name)\n`,
      ],
      [
        FOLDER,
        `    if region not in ('north-sea', 'wadden-sea', 'ijsselmeer', 'north-sea/approaches'):\n${NO_REGION}    folder = os.path.join(CHARTS, region)\n`,
      ],
    ],
  },
  {
    name: 'answers every chart with 404',
    fails: ['shows-chart'],
    edits: both((variable, parameter, refusal) => `    ${variable} = ${parameter}\n    if ${variable}:\n${refusal}`),
  },
  {
    name: 'cuts two dots out',
    fails: ['reads-absolute'],
    edits: both((variable, parameter) => `    ${variable} = os.path.join(CHARTS, ${parameter}.replace('..', ''))\n`),
  },
  {
    name: 'refuses dots and takes the slash off the front',
    fails: ['shows-dotted-names', 'python-path-traversal'],
    edits: both(
      (variable, parameter, refusal) =>
        `    if '..' in ${parameter}:\n${refusal}    ${variable} = os.path.join(CHARTS, ${parameter}.lstrip('/'))\n`,
    ),
  },
  {
    name: 'resolves both and compares them as text',
    fails: ['reads-neighbour'],
    named: 'prefix-without-separator',
    edits: both(
      (variable, parameter, refusal) =>
        `    ${variable} = os.path.abspath(os.path.join(CHARTS, ${parameter}))\n    if not ${variable}.startswith(os.path.abspath(CHARTS)):\n${refusal}`,
    ),
  },
  {
    name: 'guards the chart by a good helper and forgets the list',
    fails: ['lists-outside', 'python-path-traversal'],
    named: 'list-forgotten',
    edits: [
      [TOP, "CHARTS = 'charts'\nBASE = os.path.realpath(CHARTS)\n"],
      [
        PATH,
        `    path = os.path.realpath(os.path.join(BASE, name))\n    if os.path.commonpath([BASE, path]) != BASE:\n${NO_CHART}`,
      ],
    ],
  },
];
