import type { Element, ThreatModel } from './answer.ts';

/** Mermaid reads its own syntax in labels: quotes and what begins an entity or a tag are written as character codes. */
const label = (text: string): string =>
  `"${
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[#"&<>`\\|[\](){};]/g, (sign) => `#${sign.codePointAt(0)};`) || ' '
  }"`;

const SHAPES = { external: ['[', ']'], process: ['((', '))'], store: ['[(', ')]'] } as const;

/** The diagram as a flowchart: boxes are outside, circles run, cylinders keep; boundaries are subgraphs. */
export function writeMermaid({ boundaries, elements, flows }: ThreatModel): string {
  // Own numbers: an id of an imported model may be a word of Mermaid's.
  const nodes = new Map(elements.map(({ id }, at) => [id, `n${at + 1}`]));
  const node = ({ id, type, name }: Element): string => {
    const [open, close] = SHAPES[type];
    return `${nodes.get(id)}${open}${label(name)}${close}`;
  };
  return [
    'flowchart LR',
    ...elements.filter(({ boundary }) => boundary === null).map((one) => `  ${node(one)}`),
    ...boundaries.flatMap(({ id, name }, at) => {
      const members = elements.filter(({ boundary }) => boundary === id);
      if (members.length === 0) return [];
      return [`  subgraph z${at + 1}[${label(name)}]`, ...members.map((one) => `    ${node(one)}`), '  end'];
    }),
    ...flows.map(({ from, to, name }) => `  ${nodes.get(from)} -->|${label(name)}| ${nodes.get(to)}`),
    '',
  ].join('\n');
}
