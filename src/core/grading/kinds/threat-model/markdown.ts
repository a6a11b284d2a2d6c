import { partsOf, type ThreatModel } from './answer.ts';
import type { ThreatModelData } from './data.ts';
import { writeMermaid } from './mermaid.ts';
import { STRIDE, TYPE_WORDS } from './stride.ts';

const RESPONSE_WORDS = {
  mitigate: 'Mitigate',
  eliminate: 'Eliminate',
  transfer: 'Transfer',
  accept: 'Accept',
} as const;

/** Names are anybody's text: nothing of them may end a cell or become HTML. */
const cell = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]|]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(row)].join('\n');

/** A threat model as a document, with the diagram in Mermaid. */
export function writeMarkdown(model: ThreatModel, { system, measures }: ThreatModelData): string {
  const parts = partsOf(model);
  const titleOf = (id: string): string => parts.find((part) => part.id === id)?.title ?? id;
  const zone = (id: string | null): string => model.boundaries.find((one) => one.id === id)?.name ?? '';
  const measureTitle = (id: string): string => measures.find((one) => one.id === id)?.title ?? id;
  const clear = model.clear.map((id) => `- ${cell(titleOf(id))}`);
  return [
    `# Threat model: ${cell(system)}`,
    '## What are we working on?',
    `\`\`\`mermaid\n${writeMermaid(model)}\`\`\``,
    table(
      ['Element', 'Kind', 'Trust boundary'],
      model.elements.map(({ name, type, boundary }) => [name, TYPE_WORDS[type], zone(boundary)]),
    ),
    '## What can go wrong, and what are we going to do about it?',
    table(
      ['Where', 'Threat', 'What happens', 'Response', 'Measures and reasons'],
      model.threats.map(({ on, letter, what, response, measures: chosen, reason }) => [
        titleOf(on),
        STRIDE[letter].name,
        what,
        response ? RESPONSE_WORDS[response] : 'open',
        [...chosen.map(measureTitle), reason.trim()].filter((one) => one !== '').join('; '),
      ]),
    ),
    ...(clear.length > 0 ? [`Looked at, and nothing found:\n\n${clear.join('\n')}`] : []),
    '## Did we do a good job?',
    'Ask again when a flow, a boundary or a party changes, and after every incident: was its first step on this list?',
    '',
  ].join('\n\n');
}
