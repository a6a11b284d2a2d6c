import { MarkerType, type Edge, type Node } from '@xyflow/svelte';
import type { Element, Flow, ThreatModel } from '#core/grading/kinds/threat-model/answer.ts';
import { boxesOf, HEIGHT, WIDTH } from '#core/grading/kinds/threat-model/layout.ts';
import { TYPE_WORDS } from '#core/grading/kinds/threat-model/stride.ts';

export type PartNodeType = Node<{ name: string; type: Element['type'] }, 'part'>;
export type ZoneNodeType = Node<{ name: string }, 'zone'>;
export type DiagramNode = PartNodeType | ZoneNodeType;

/** The lines of the boundaries lie below everything and are no place to go: the lists and the form below name them. */
export function nodesOf(model: ThreatModel, selected: string): DiagramNode[] {
  const boxes = boxesOf(model);
  const zones = model.boundaries.map(({ id, name }): ZoneNodeType => {
    const { x, y, width, height } = boxes.get(id) ?? { x: 0, y: 0, width: 0, height: 0 };
    return {
      id,
      type: 'zone',
      position: { x, y },
      width,
      height,
      zIndex: -1,
      data: { name },
      draggable: false,
      selectable: false,
      focusable: false,
      connectable: false,
    };
  });
  const zoneName = (id: string | null): string => model.boundaries.find((one) => one.id === id)?.name ?? '';
  const parts = model.elements.map(({ id, type, name, boundary, x, y }): PartNodeType => ({
    id,
    type: 'part',
    position: { x, y },
    width: WIDTH,
    height: HEIGHT,
    data: { name, type },
    selected: id === selected,
    ariaLabel: `${TYPE_WORDS[type]}: ${name || 'without a name'}${boundary ? `, in ${zoneName(boundary)}` : ''}`,
  }));
  return [...zones, ...parts];
}

/** A flow leaves and enters at the sides that face each other. */
function sides(from: Element, to: Element): readonly [string, string] {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? ['right', 'left'] : ['left', 'right'];
  return dy > 0 ? ['bottom', 'top'] : ['top', 'bottom'];
}

export type FlowEdgeType = Edge<{ bend: number }, 'flow'>;

/** Between flows that have both ends in common, at the middle of the line. */
const BETWEEN_LINES = 44;

/** How far each flow is bent aside, to the left of the way from the lesser to the greater id: none lies on another. */
function bendsOf(flows: readonly Flow[]): ReadonlyMap<string, number> {
  const pairs = Map.groupBy(flows, ({ from, to }) => JSON.stringify([from, to].sort()));
  return new Map(
    [...pairs.values()].flatMap((pair) =>
      pair.map(({ id, from, to }, at) => {
        const bend = (at - (pair.length - 1) / 2) * BETWEEN_LINES;
        return [id, from < to ? bend : -bend] as const;
      }),
    ),
  );
}

export function edgesOf({ elements, flows }: ThreatModel, selected: string): FlowEdgeType[] {
  const byId = new Map(elements.map((one) => [one.id, one]));
  const bends = bendsOf(flows);
  return flows.flatMap(({ id, name, from, to }) => {
    const [start, end] = [byId.get(from), byId.get(to)];
    if (!start || !end) return [];
    const [sourceHandle, targetHandle] = sides(start, end);
    return [
      {
        id,
        type: 'flow' as const,
        data: { bend: bends.get(id) ?? 0 },
        source: from,
        target: to,
        sourceHandle,
        targetHandle,
        label: name,
        selected: id === selected,
        markerEnd: { type: MarkerType.ArrowClosed, width: 20, height: 20 },
        class: start.boundary === end.boundary ? '' : 'crossing',
        ariaLabel: `Flow ${name || 'without a name'}, from ${start.name} to ${end.name}`,
      },
    ];
  });
}
