import type { Element, Flow, Threat, ThreatModel } from './answer.ts';
import type { ThreatModelData } from './data.ts';
import { arrange, boxesOf, HEIGHT, isDrawnAsMeant, WIDTH, type Box } from './layout.ts';
import { STRIDE } from './stride.ts';

/** The version of Threat Dragon whose form is written. */
const DRAGON_VERSION = '2.3.0';
/** Stands as description of what was looked at in vain, so that it comes back when the file does. */
export const CLEAR_WORDS = 'Looked at, and nothing found.';

export const SHAPES = { external: 'actor', process: 'process', store: 'store' } as const;
const TYPES = { external: 'tm.Actor', process: 'tm.Process', store: 'tm.Store' } as const;

/** The response is the first line of the mitigation, as Threat Dragon has no place for it. */
const mitigationOf = ({ response, measures, reason }: Threat): string =>
  `${response ?? 'open'}: ${measures.join(', ')}\n${reason}`;

const STATUS = {
  mitigate: 'Mitigated',
  eliminate: 'Mitigated',
  transfer: 'Mitigated',
  accept: 'NotApplicable',
} as const;

function threatsOf(model: ThreatModel, on: string, numberOf: ReadonlyMap<Threat, number>) {
  return model.threats
    .filter((one) => one.on === on)
    .map((one) => ({
      id: `t${numberOf.get(one) ?? 0}`,
      title: STRIDE[one.letter].name,
      status: one.response === null ? 'Open' : STATUS[one.response],
      severity: 'TBD',
      type: STRIDE[one.letter].name,
      description: one.what,
      mitigation: mitigationOf(one),
      modelType: 'STRIDE',
      new: false,
      number: numberOf.get(one) ?? 0,
      score: '',
    }));
}

type Threats = ReturnType<typeof threatsOf>;

const dataOf = (type: string, name: string, threats: Threats, isClear: boolean) => ({
  type,
  name,
  description: isClear ? CLEAR_WORDS : '',
  outOfScope: false,
  reasonOutOfScope: '',
  isTrustBoundary: false,
  hasOpenThreats: threats.some(({ status }) => status === 'Open'),
  threats,
});

const boundaryCell = (id: string, name: string, { x, y, width, height }: Box) => ({
  id,
  shape: 'trust-boundary-box',
  zIndex: -1,
  position: { x, y },
  size: { width, height },
  attrs: { label: { text: name } },
  visible: true,
  data: { type: 'tm.BoundaryBox', name, description: '', isTrustBoundary: true, hasOpenThreats: false },
});

const elementCell = ({ id, type, name, x, y }: Element, threats: Threats, isClear: boolean) => ({
  id,
  shape: SHAPES[type],
  zIndex: 1,
  position: { x, y },
  size: { width: WIDTH, height: HEIGHT },
  attrs: { text: { text: name } },
  visible: true,
  data: dataOf(TYPES[type], name, threats, isClear),
});

const flowCell = ({ id, name, from, to }: Flow, threats: Threats, isClear: boolean) => ({
  id,
  shape: 'flow',
  zIndex: 10,
  connector: 'smooth',
  source: { cell: from },
  target: { cell: to },
  vertices: [],
  labels: [name],
  attrs: { line: { stroke: '#333333', targetMarker: { name: 'block' }, sourceMarker: { name: '' } } },
  data: {
    ...dataOf('tm.Flow', name, threats, isClear),
    isBidirectional: false,
    isEncrypted: false,
    isPublicNetwork: false,
    protocol: '',
  },
});

/** A model as OWASP Threat Dragon 2 keeps it. What does not lie within its boundary is arranged anew. */
export function writeThreatDragon(own: ThreatModel, { system }: Pick<ThreatModelData, 'system'>): string {
  const model = isDrawnAsMeant(own) ? own : arrange(own);
  const boxes = boxesOf(model);
  const numberOf = new Map(model.threats.map((one, at) => [one, at + 1]));
  const isClear = (id: string): boolean => model.clear.includes(id);
  const cells = [
    ...model.boundaries.map(({ id, name }) =>
      boundaryCell(id, name, boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 }),
    ),
    ...model.elements.map((one) => elementCell(one, threatsOf(model, one.id, numberOf), isClear(one.id))),
    ...model.flows.map((one) => flowCell(one, threatsOf(model, one.id, numberOf), isClear(one.id))),
  ];
  const diagram = {
    id: 0,
    title: system,
    diagramType: 'STRIDE',
    placeholder: '',
    thumbnail: './public/content/images/thumbnail.stride.jpg',
    version: DRAGON_VERSION,
    cells,
  };
  const file = {
    version: DRAGON_VERSION,
    summary: { title: system, owner: '', description: '', id: 0 },
    detail: { contributors: [], diagrams: [diagram], diagramTop: 1, reviewer: '', threatTop: model.threats.length },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
