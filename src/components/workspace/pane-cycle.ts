/** F6 goes through the parts in reading order, as in editors and browsers; `back` the other way round. */
export function nextPart(
  parts: readonly HTMLElement[],
  focused: Element | null,
  back: boolean,
): HTMLElement | undefined {
  const shown = parts.filter((part) => part.getClientRects().length > 0);
  const at = shown.findIndex((part) => part.contains(focused));
  if (at === -1) return shown[0];
  return shown[(at + (back ? -1 : 1) + shown.length) % shown.length];
}

/** True where a key is text that somebody writes, and not a wish to the page. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
