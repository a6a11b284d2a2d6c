export function write(what, values) {
  return `${what} ${JSON.stringify(values)}`;
}

/** Reads an old log line back. */
export function parseLine(line) {
  return new Function(`return (${line.slice(line.indexOf(' '))})`)();
}
