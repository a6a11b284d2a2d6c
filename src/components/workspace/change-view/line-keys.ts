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

/**
 * The keys of a change that is gone through by its lines: arrows and `n`, `p` lead to others, `c` picks one.
 * `onreach` hears of the line that has the focus from now on, as `data-line` names it.
 */
export function lineKeys(
  part: () => HTMLElement | undefined,
  onreach: (line: string) => void,
): (event: KeyboardEvent) => void {
  return (event) => {
    const { target } = event;
    const isModified = event.ctrlKey || event.metaKey || event.altKey;
    if (!(target instanceof HTMLElement) || !target.dataset['line'] || isModified) return;
    if (event.key === 'c') {
      event.preventDefault();
      return target.click();
    }
    const lines = [...(part()?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const next = nextLine(lines, target, event.key);
    if (!next) return;
    event.preventDefault();
    onreach(next.dataset['line'] ?? '');
    next.focus();
  };
}
