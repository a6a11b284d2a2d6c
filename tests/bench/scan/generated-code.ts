/** Code to measure with: services of ordinary shape, a few of them with a weakness, files that import one another by tens. */
const MODULES_PER_GROUP = 10;

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

type Part = (n: number) => string;

const JAVASCRIPT: readonly Part[] = [
  (n) => `
export function boats${n}(request, response) {
  const harbour = String(request.query.harbour ?? 'north');
  const rows = db.prepare('SELECT id, name, price FROM boats WHERE harbour = ?').all(harbour);
  const cheap = rows.filter((row) => row.price < ${n + 10}).map((row) => ({ ...row, label: \`\${row.name} (\${row.id})\` }));
  response.json({ harbour, boats: cheap, total: cheap.length });
}
`,
  (n) => `
app.get('/bookings/${n}', async (req, res) => {
  const { from, to } = req.query;
  if (!/^\\d{4}-\\d\\d-\\d\\d$/.test(from) || !/^\\d{4}-\\d\\d-\\d\\d$/.test(to)) return res.status(400).end();
  const found = await pool.query('SELECT * FROM bookings WHERE day BETWEEN $1 AND $2', [from, to]);
  const days = new Map();
  for (const row of found.rows) {
    const list = days.get(row.day) ?? [];
    list.push(row.boat);
    days.set(row.day, list);
  }
  res.json([...days].map(([day, list]) => ({ day, boats: list.sort() })));
});
`,
  (n) => `
class Ledger${n} {
  #entries = [];
  constructor(currency = 'EUR') {
    this.currency = currency;
    this.limit = ${n} * 100;
  }
  add(amount, note) {
    if (!Number.isFinite(amount) || amount > this.limit) throw new Error(\`refused: \${amount}\`);
    this.#entries.push({ amount, note, at: Date.now() });
    return this.total();
  }
  total() {
    let sum = 0;
    for (const { amount } of this.#entries) sum += amount;
    return Math.round(sum * 100) / 100;
  }
}
`,
  (n) => `
function report${n}(items, options = {}) {
  const { title = 'Report', limit = 20 } = options;
  const lines = [title, '='.repeat(title.length)];
  for (const [index, item] of items.slice(0, limit).entries()) {
    switch (item.kind) {
      case 'sail':
        lines.push(\`\${index}: \${item.name.padEnd(20)} \${item.length}\`);
        break;
      case 'motor':
        lines.push(\`\${index}: \${item.name} \${item.power ?? 0}\`);
        break;
      default:
        lines.push(\`\${index}: \${JSON.stringify(item)}\`);
    }
  }
  return lines.join('\\n');
}
`,
];

const JAVASCRIPT_WEAK: Part = (n) => `
app.post('/search/${n}', (req, res) => {
  const term = req.body.term;
  const sql = 'SELECT * FROM boats WHERE name LIKE "%' + term + '%"';
  res.json(db.prepare(sql).all());
});
`;

const PYTHON: readonly Part[] = [
  (n) => `
@app.route("/boats/${n}")
def boats_${n}():
    harbour = request.args.get("harbour", "north")
    rows = db.execute("SELECT id, name, price FROM boats WHERE harbour = ?", (harbour,)).fetchall()
    cheap = [dict(row, label=f"{row['name']} ({row['id']})") for row in rows if row["price"] < ${n + 10}]
    return jsonify({"harbour": harbour, "boats": cheap, "total": len(cheap)})
`,
  (n) => `
def bookings_${n}(days, limit=20):
    found = {}
    for row in days:
        if not re.fullmatch(r"\\d{4}-\\d\\d-\\d\\d", row.day):
            continue
        found.setdefault(row.day, []).append(row.boat)
    result = []
    for day, boats in sorted(found.items())[:limit]:
        result.append({"day": day, "boats": sorted(boats), "full": len(boats) > ${n}})
    return result
`,
  (n) => `
class Ledger${n}:
    def __init__(self, currency="EUR"):
        self.currency = currency
        self.limit = ${n} * 100
        self.entries = []

    def add(self, amount, note=None):
        if amount > self.limit:
            raise ValueError(f"refused: {amount}")
        self.entries.append({"amount": amount, "note": note})
        return self.total()

    def total(self):
        return round(sum(entry["amount"] for entry in self.entries), 2)
`,
  (n) => `
def report_${n}(items, title="Report", limit=20):
    lines = [title, "=" * len(title)]
    for index, item in enumerate(items[:limit]):
        if item.kind == "sail":
            lines.append(f"{index}: {item.name:<20} {item.length}")
        elif item.kind == "motor":
            lines.append("%d: %s %s" % (index, item.name, item.power or 0))
        else:
            lines.append("{}: {}".format(index, item))
    try:
        return "\\n".join(lines)
    finally:
        log.info("report %s", title)
`,
];

const PYTHON_WEAK: Part = (n) => `
@app.route("/search/${n}", methods=["POST"])
def search_${n}():
    term = request.form["term"]
    sql = "SELECT * FROM boats WHERE name LIKE '%" + term + "%'"
    return jsonify(db.execute(sql).fetchall())
`;

export type BenchLanguage = 'javascript' | 'python';

const KINDS = {
  javascript: {
    ending: 'js',
    parts: JAVASCRIPT,
    weak: JAVASCRIPT_WEAK,
    head: (n: number) => `import { app, db, pool } from './module-${n - (n % MODULES_PER_GROUP)}.js';\n`,
    first: "import express from 'express';\nexport const app = express();\nexport { db, pool } from 'tidewater-db';\n",
  },
  python: {
    ending: 'py',
    parts: PYTHON,
    weak: PYTHON_WEAK,
    head: (n: number) =>
      `import re\nfrom module_${n - (n % MODULES_PER_GROUP)} import app, db, log, request, jsonify\n`,
    first:
      'import re\nfrom flask import Flask, jsonify, request\nfrom tidewater import db, log\napp = Flask(__name__)\n',
  },
} as const;

/** One file of about so many lines. Every fourth has a weakness. */
export function generateFile(language: BenchLanguage, n: number, lines: number): GeneratedFile {
  const { ending, parts, weak, head, first } = KINDS[language];
  const separator = language === 'python' ? '_' : '-';
  let text: string = n % MODULES_PER_GROUP === 0 ? first : head(n);
  if (n % 4 === 1) text += weak(n);
  for (let part = 0; lineCount(text) < lines - 8; part++)
    text += parts[(n + part) % parts.length]?.(n * 100 + part) ?? '';
  return { path: `module${separator}${n}.${ending}`, text };
}

export function lineCount(text: string): number {
  return text.split('\n').length - 1;
}
