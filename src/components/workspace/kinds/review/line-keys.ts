/** Where a key leads from a line; nothing where it does not lead anywhere. `data-hunk` marks where changes begin. */
export function nextLine<T extends { readonly dataset: DOMStringMap }>(
  lines: readonly T[],
  from: T,
  key: string,
): T | undefined {
  const at = lines.indexOf(from);
  const isHunk = ({ dataset }: T): boolean => dataset['hunk'] !== undefined;
  switch (key) {
    case 'ArrowDown':
      return lines[at + 1];
    case 'ArrowUp':
      return lines[at - 1];
    case 'Home':
      return lines[0];
    case 'End':
      return lines.at(-1);
    case 'n':
      return lines.slice(at + 1).find(isHunk);
    case 'p':
      return lines.slice(0, Math.max(0, at)).findLast(isHunk);
    default:
      return undefined;
  }
}
