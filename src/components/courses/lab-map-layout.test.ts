import { expect, test } from 'vitest';
import { layOutLabs, NODE, type MapLab } from './lab-map-layout.ts';

const lab = (id: string, stage: MapLab['stage'], ...prerequisites: string[]): MapLab => ({ id, stage, prerequisites });

test('stages are bands in the order of the road, and what is needed stands before what needs it', () => {
  const { bands, nodes } = layOutLabs([
    lab('roles', 'deploy', 'door'),
    lab('search', 'build'),
    lab('door', 'deploy'),
    lab('plan', 'plan'),
  ]);
  expect(bands.map(({ stage }) => stage)).toEqual(['plan', 'build', 'deploy']);
  expect(nodes.map(({ lab: { id } }) => id)).toEqual(['plan', 'search', 'door', 'roles']);
});

test('no two boxes overlap, and all lie within the map', () => {
  const labs = Array.from({ length: 11 }, (_, index) => lab(`lab-${index}`, index < 9 ? 'build' : 'run'));
  const { nodes, width, height } = layOutLabs(labs);
  for (const one of nodes) {
    expect(one.x + NODE.width).toBeLessThanOrEqual(width);
    expect(one.y + NODE.height).toBeLessThanOrEqual(height);
    const near = nodes.filter(
      (other) => Math.abs(other.x - one.x) < NODE.width && Math.abs(other.y - one.y) < NODE.height,
    );
    expect(near).toEqual([one]);
  }
});

test('every prerequisite on the map is a line; others are left out', () => {
  const { edges } = layOutLabs([lab('a', 'build'), lab('b', 'run', 'a', 'gone'), lab('c', 'build', 'a')]);
  expect(edges.map(({ from, to }) => `${from}>${to}`)).toEqual(['a>c', 'a>b']);
  expect(edges[0]?.path).toMatch(/^M[\d.]+ [\d.]+H[\d.]+$/);
});

test('labs that need each other in a circle are shown all the same', () => {
  expect(layOutLabs([lab('a', 'build', 'b'), lab('b', 'build', 'a')]).nodes).toHaveLength(2);
});
