// side-channel only uses it to word an error.
export default function inspect(value: unknown): string {
  return String(value);
}
