import { expect, test } from 'vitest';
import { listedFindings } from './sarif.ts';
import { sarifSchema } from './schema.ts';

const place = (startLine: number, uri = 'src/a.js') => ({
  physicalLocation: { artifactLocation: { uri }, region: { startLine } },
});

const report = {
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: { name: 'One', rules: [{ id: 'x', properties: { tags: ['security', 'external/cwe/cwe-89'] } }] },
      },
      results: [
        {
          ruleId: 'x',
          level: 'error',
          message: { text: 'A query.' },
          locations: [place(9)],
          codeFlows: [
            {
              threadFlows: [
                { locations: [{ location: { ...place(2), message: { text: 'comes in' } } }, { location: place(9) }] },
              ],
            },
          ],
        },
      ],
    },
    {
      tool: { driver: { name: 'Two' } },
      results: [{ ruleId: 'y', message: { text: 'A call.' }, locations: [place(4, 'src/b.js')] }],
    },
  ],
};

test('the results of all runs are one list, with tool, weakness and way', () => {
  const [first, second] = listedFindings(sarifSchema.parse(report));
  expect(first).toMatchObject({ id: 'F1', tool: 'One', finding: { severity: 'ERROR', cwe: [89], path: 'src/a.js' } });
  expect(first?.finding.flow.map(({ role, range }) => [role, range.start.line])).toEqual([
    ['source', 2],
    ['sink', 9],
  ]);
  expect(second).toMatchObject({ id: 'F2', tool: 'Two', finding: { severity: 'WARNING', cwe: [], flow: [] } });
});

test('a report of another version is not read', () => {
  expect(sarifSchema.safeParse({ ...report, version: '2.0.0' }).success).toBe(false);
});
