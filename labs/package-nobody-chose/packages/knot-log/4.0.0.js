/** New in 4: one logger for each part of a program. */
export function logger(part) {
  return { write: (values) => `${part} ${JSON.stringify(values)}` };
}
