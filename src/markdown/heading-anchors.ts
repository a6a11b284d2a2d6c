import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';

/**
 * Rehype plugin: `h2` and `h3` get a link to themselves. It stands beside the heading, not in it, so that the
 * heading's name stays clean. Runs after `rehypeHeadingIds`.
 */
export function headingAnchors(): (tree: Root) => void {
  return (tree) => {
    visit(tree, 'element', (node, index, parent) => {
      const level = /^h([23])$/.exec(node.tagName)?.[1];
      if (!level || !parent || index === undefined || typeof node.properties.id !== 'string') return undefined;
      const anchor: Element = {
        type: 'element',
        tagName: 'a',
        properties: {
          className: ['heading-anchor'],
          href: `#${node.properties.id}`,
          ariaLabel: `Link to: ${textOf(node)}`,
        },
        children: [],
      };
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['heading', `heading-${level}`] },
        children: [node, anchor],
      };
      return SKIP;
    });
  };
}

/** Rehype plugin: a table that is too wide scrolls in its own box, which the keyboard can reach. */
export function scrollingTables(): (tree: Root) => void {
  return (tree) => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
      parent.children[index] = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['table-scroll'], tabIndex: 0, role: 'region', ariaLabel: 'Table' },
        children: [node],
      };
      return SKIP;
    });
  };
}

function textOf(node: Element): string {
  return node.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('');
}
