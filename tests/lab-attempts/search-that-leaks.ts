import type { OtherAttempt } from './attempt.ts';

const SORT = `  const sort = request.query.sort ?? 'name';`;
const ORDER = `  const order = request.query.order ?? 'asc';`;
const LIKE = "(name LIKE '%${search}%' OR harbour LIKE '%${search}%')";
const ORDER_BY = 'ORDER BY ${sort} ${order}';
const ALL = `    )
    .all();

  response.json({ count`;
const TOP = 'const RESULTS_MAX = 25;';

const allWith = (values: string) => ALL.replace('.all()', `.all(${values})`);

/** The search bound; what they do about sorting is up to each. */
const BOUND = [
  [LIKE, '(name LIKE ? OR harbour LIKE ?)'],
  [ALL, allWith('`%${search}%`, `%${search}%`')],
] as const;
const DIRECTION = [ORDER, `  const order = request.query.order === 'desc' ? 'desc' : 'asc';`] as const;

export const right: readonly OtherAttempt[] = [
  {
    name: 'looks the column up in a plain object',
    edits: [
      [TOP, `${TOP}\nconst COLUMNS = { name: 'name', harbour: 'harbour', berths: 'berths', day_price: 'day_price' };`],
      [SORT, `  const sort = COLUMNS[request.query.sort] || COLUMNS.name;`],
      DIRECTION,
      ...BOUND,
    ],
  },
  {
    name: 'asks the object whether it has the column',
    edits: [
      [TOP, `${TOP}\nconst COLUMNS = { name: 'name', harbour: 'harbour', berths: 'berths', day_price: 'day_price' };`],
      [
        SORT,
        `  const wanted = request.query.sort;\n  const sort = Object.hasOwn(COLUMNS, wanted) ? COLUMNS[wanted] : 'name';`,
      ],
      DIRECTION,
      ...BOUND,
    ],
  },
  {
    name: 'writes a switch',
    edits: [
      [
        SORT,
        `  let sort;
  switch (request.query.sort) {
    case 'harbour':
      sort = 'harbour';
      break;
    case 'berths':
      sort = 'berths';
      break;
    case 'day_price':
      sort = 'day_price';
      break;
    default:
      sort = 'name';
  }`,
      ],
      DIRECTION,
      ...BOUND,
    ],
  },
  {
    name: 'falls back to the name when the column is not in a list',
    edits: [
      [
        SORT,
        `  let sort = request.query.sort;\n  if (!['name', 'harbour', 'berths', 'day_price'].includes(sort)) sort = 'name';`,
      ],
      [ORDER, `  let order = request.query.order;\n  if (order !== 'desc') {\n    order = 'asc';\n  }`],
      ...BOUND,
    ],
  },
  {
    name: 'keeps the columns in a Set and refuses the rest',
    edits: [
      [TOP, `${TOP}\nconst COLUMNS = new Set(['name', 'harbour', 'berths', 'day_price']);`],
      [
        ORDER,
        `${ORDER}\n  if (!COLUMNS.has(sort)) return response.status(400).json({ error: 'No such column.' });\n  if (order !== 'asc' && order !== 'desc') return response.status(400).json({ error: 'No such order.' });`,
      ],
      ...BOUND,
    ],
  },
  {
    name: 'finds the column in the list and uses the list’s own text',
    edits: [
      [TOP, `${TOP}\nconst COLUMNS = ['name', 'harbour', 'berths', 'day_price'];`],
      [SORT, `  const sort = COLUMNS.find((column) => column === request.query.sort) ?? 'name';`],
      DIRECTION,
      ...BOUND,
    ],
  },
  {
    name: 'moves the choice into functions of its own',
    edits: [
      [
        TOP,
        `${TOP}
const COLUMNS = ['name', 'harbour', 'berths', 'day_price'];

function columnFor(wanted) {
  return COLUMNS.includes(wanted) ? wanted : 'name';
}

const directionFor = (wanted) => (wanted === 'desc' ? 'DESC' : 'ASC');`,
      ],
      [SORT, `  const sort = columnFor(request.query.sort);`],
      [ORDER, `  const order = directionFor(request.query.order);`],
      ...BOUND,
    ],
  },
  {
    name: 'matches the whole value with an anchored pattern',
    edits: [
      [
        ORDER,
        `${ORDER}
  if (!/^(name|harbour|berths|day_price)$/.test(sort) || !/^(asc|desc)$/.test(order)) {
    response.status(400).json({ error: 'This list cannot be sorted like that.' });
    return;
  }`,
      ],
      ...BOUND,
    ],
  },
  {
    name: 'writes the statements of all orders down beforehand',
    edits: [
      [
        TOP,
        `${TOP}
const SELECT = 'SELECT id, name, kind, harbour, berths, day_price FROM boats WHERE retired = 0 AND (name LIKE ? OR harbour LIKE ?) ORDER BY ';
const STATEMENTS = {};
for (const column of ['name', 'harbour', 'berths', 'day_price']) {
  for (const direction of ['asc', 'desc']) {
    STATEMENTS[column + ' ' + direction] = SELECT + column + ' ' + direction + ' LIMIT ' + RESULTS_MAX;
  }
}`,
      ],
      [
        `  const boats = database
    .prepare(
      \`SELECT id, name, kind, harbour, berths, day_price
         FROM boats
        WHERE retired = 0
          AND (name LIKE '%\${search}%' OR harbour LIKE '%\${search}%')
        ORDER BY \${sort} \${order}
        LIMIT \${RESULTS_MAX}\`,
    )
    .all();
`,
        `  const statement = STATEMENTS[sort + ' ' + order] ?? STATEMENTS['name asc'];
  const pattern = '%' + search + '%';
  const boats = database.prepare(statement).all(pattern, pattern);
`,
      ],
    ],
  },
];

export const wrong: readonly OtherAttempt[] = [
  {
    name: 'changes nothing but a comment',
    fails: ['reads-members', 'javascript-sql-injection'],
    edits: [[TOP, `${TOP} // checked`]],
  },
  {
    name: 'silences the scanner with a comment',
    fails: ['javascript-sql-injection'],
    edits: [['  const boats = database', '  // nosemgrep\n  const boats = database // nosem']],
  },
  {
    name: 'refuses the words of the attack in the report',
    fails: ['finds-plain-words', 'shows-retired'],
    named: 'banned-words',
    edits: [
      [
        ORDER,
        `${ORDER}\n  if (/union|password_hash|members/i.test(request.url)) return response.status(400).json({ error: 'no' });`,
      ],
    ],
  },
  {
    name: 'turns every apostrophe into a wildcard and lists the columns',
    fails: ['javascript-sql-injection'],
    edits: [
      [
        SORT,
        `  const sort = ['name', 'harbour', 'berths', 'day_price'].includes(request.query.sort) ? request.query.sort : 'name';`,
      ],
      DIRECTION,
      ["(request.query.search ?? '').trim()", `(request.query.search ?? '').trim().replaceAll("'", '_')`],
    ],
  },
  {
    name: 'catches the error and answers with an empty list',
    fails: ['text-stays-text', 'reads-members'],
    edits: [
      ['  const boats = database\n', '  let boats = [];\n  try {\n    boats = database\n'],
      [ALL, `    )\n    .all();\n  } catch {\n    boats = [];\n  }\n\n  response.json({ count`],
    ],
  },
  {
    name: 'takes the sorting away',
    fails: ['sorts'],
    edits: [[ORDER_BY, 'ORDER BY name ASC'], ...BOUND],
  },
  {
    name: 'takes the search away',
    fails: ['finds-part'],
    edits: [
      [`\n          AND ${LIKE}`, ''],
      [ORDER_BY, 'ORDER BY name ASC'],
    ],
  },
  {
    name: 'checks only that the column begins like one',
    fails: ['sorts-by-secret', 'orders-by-secret'],
    named: 'loose-pattern',
    edits: [
      [
        ORDER,
        `${ORDER}\n  if (!/^(name|harbour|berths|day_price)/.test(sort) || !/^(asc|desc)/i.test(order)) return response.status(400).end();`,
      ],
      ...BOUND,
    ],
  },
  {
    name: 'lists the columns and forgets the direction',
    fails: ['orders-by-secret'],
    named: 'direction-forgotten',
    edits: [
      [
        SORT,
        `  const sort = ['name', 'harbour', 'berths', 'day_price'].includes(request.query.sort) ? request.query.sort : 'name';`,
      ],
      [ORDER, `  const order = (request.query.order ?? 'asc').toUpperCase();`],
      ...BOUND,
    ],
  },
  {
    name: 'parses the sort with a loose list: any text that contains a column',
    fails: ['sorts-by-secret'],
    named: 'loose-pattern',
    edits: [
      [
        ORDER,
        `${ORDER}\n  if (!['name', 'harbour', 'berths', 'day_price'].some((column) => sort.includes(column))) return response.status(400).end();`,
      ],
      ...BOUND,
      [ORDER_BY, "ORDER BY ${sort} ${order === 'desc' ? 'desc' : 'asc'}"],
    ],
  },
  {
    name: 'answers with the boats of the start from memory',
    fails: ['lists-boats'],
    edits: [
      [
        '  response.json({ count: boats.length',
        "  boats.length = 0;\n  boats.push({ id: 1, name: 'Avocet' });\n  response.json({ count: boats.length",
      ],
    ],
  },
  {
    name: 'doubles apostrophes by a pattern',
    fails: ['sorts-by-secret'],
    named: 'doubled-quotes',
    edits: [["(request.query.search ?? '').trim()", `(request.query.search ?? '').trim().replace(/'/g, "''")`]],
  },
  {
    name: 'keeps a list of bad words',
    fails: ['shows-retired'],
    named: 'banned-words',
    edits: [
      [TOP, `${TOP}\nconst BAD = ['union', 'select', 'drop ', '--'];`],
      [
        ORDER,
        `${ORDER}\n  if (BAD.some((part) => request.url.toLowerCase().includes(part))) return response.status(400).end();`,
      ],
    ],
  },
  {
    name: 'binds everything by position, the order too',
    fails: ['sorts'],
    named: 'bound-column',
    edits: [
      [LIKE, '(name LIKE ? OR harbour LIKE ?)'],
      [ORDER_BY, 'ORDER BY ?'],
      [ALL, allWith("`%${search}%`, `%${search}%`, sort + ' ' + order")],
    ],
  },
];
