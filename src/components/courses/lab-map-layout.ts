import { STAGES } from '#core/grading/lab-schema.ts';
import type { Stage } from '../../content/stages.ts';

/** What the map needs to know of a lab. */
export interface MapLab {
  readonly id: string;
  readonly stage: Stage;
  /** Ids of labs to do before; those that are not on the map are left out. */
  readonly prerequisites: readonly string[];
}

/** A lab's box on the map. `x`, `y` of its upper left corner; all lengths are in rem. */
export interface MapNode<Lab extends MapLab = MapLab> {
  readonly lab: Lab;
  readonly x: number;
  readonly y: number;
}

/** One stage of the road: a band over the whole width. */
export interface MapBand {
  readonly stage: Stage;
  readonly y: number;
  readonly height: number;
}

export interface LabMapLayout<Lab extends MapLab = MapLab> {
  readonly width: number;
  readonly height: number;
  readonly bands: readonly MapBand[];
  readonly nodes: readonly MapNode<Lab>[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly path: string }[];
}

/** Four boxes and the stage's name fill the page's column. */
const COLUMNS = 4;
export const NODE = { width: 14, height: 6.75 } as const;
const GAP = { x: 2.5, y: 2 } as const;
const LABEL_WIDTH = 7;
const BAND_PADDING = 1.5;

/**
 * The labs on the road from planning to people: one band a stage, in it the labs in the order in which they can be done,
 * and a line from each lab to those that build on it.
 */
export function layOutLabs<Lab extends MapLab>(labs: readonly Lab[]): LabMapLayout<Lab> {
  const depths = depthsOf(labs);
  const bands: MapBand[] = [];
  const nodes: MapNode<Lab>[] = [];
  let y = 0;
  for (const stage of STAGES) {
    const own = labs.filter((lab) => lab.stage === stage).sort((a, b) => depthIn(depths, a) - depthIn(depths, b));
    if (own.length === 0) continue;
    const rows = Math.ceil(own.length / COLUMNS);
    const height = rows * NODE.height + (rows - 1) * GAP.y + 2 * BAND_PADDING;
    bands.push({ stage, y, height });
    own.forEach((lab, index) => {
      const x = LABEL_WIDTH + (index % COLUMNS) * (NODE.width + GAP.x);
      nodes.push({ lab, x, y: y + BAND_PADDING + Math.floor(index / COLUMNS) * (NODE.height + GAP.y) });
    });
    y += height;
  }
  const width = LABEL_WIDTH + COLUMNS * NODE.width + (COLUMNS - 1) * GAP.x;
  return { width, height: y, bands, nodes, edges: edgesOf(nodes) };
}

const depthIn = (depths: ReadonlyMap<string, number>, { id }: MapLab): number => depths.get(id) ?? 0;

/** How many labs stand in a row before each. A circle of prerequisites ends where it closes. */
function depthsOf(labs: readonly MapLab[]): ReadonlyMap<string, number> {
  const byId = new Map(labs.map((lab) => [lab.id, lab]));
  const depths = new Map<string, number>();
  const depth = (lab: MapLab, above: ReadonlySet<string>): number => {
    const known = depths.get(lab.id);
    if (known !== undefined) return known;
    const inside = new Set(above).add(lab.id);
    const before = lab.prerequisites.flatMap((id) => (inside.has(id) ? [] : (byId.get(id) ?? [])));
    const found = Math.max(-1, ...before.map((one) => depth(one, inside))) + 1;
    depths.set(lab.id, found);
    return found;
  };
  for (const lab of labs) depth(lab, new Set());
  return depths;
}

function edgesOf(nodes: readonly MapNode[]): LabMapLayout['edges'] {
  const byId = new Map(nodes.map((node) => [node.lab.id, node]));
  return nodes.flatMap((to) =>
    to.lab.prerequisites.flatMap((id) => {
      const from = byId.get(id);
      return from && from !== to ? [{ from: id, to: to.lab.id, path: edgePath(from, to) }] : [];
    }),
  );
}

/** Beside each other: from side to side. Else from the edge that faces the other, with a bend at both ends. */
function edgePath(from: MapNode, to: MapNode): string {
  if (from.y === to.y) {
    const [left, right] = from.x < to.x ? [from, to] : [to, from];
    const isNext = right.x - left.x < NODE.width + GAP.x + 1;
    const [x1, x2] = [left.x + NODE.width, right.x];
    const middle = left.y + NODE.height / 2;
    if (isNext) return `M${x1} ${middle}H${x2}`;
    const [start, end] = [left.x + NODE.width / 2, right.x + NODE.width / 2];
    return `M${start} ${left.y}C${start} ${left.y - GAP.y} ${end} ${left.y - GAP.y} ${end} ${left.y}`;
  }
  const isDown = from.y < to.y;
  const [x1, x2] = [from.x + NODE.width / 2, to.x + NODE.width / 2];
  const [y1, y2] = isDown ? [from.y + NODE.height, to.y] : [from.y, to.y + NODE.height];
  const bend = (y2 - y1) / 2;
  return `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`;
}
