/** A list with one of it put in or taken out. */
export function toggled<T>(list: readonly T[], one: T, isOn: boolean): T[] {
  const others = list.filter((other) => other !== one);
  return isOn ? [...others, one] : others;
}
