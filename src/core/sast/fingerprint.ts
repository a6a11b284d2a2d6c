import type { Finding } from './finding.ts';

/** Two halves of 53 bits: no two findings of a project meet by chance. */
const HALVES = [0x9e3779b9, 0x7f4a7c15] as const;

/**
 * A name for each finding that stays when lines above it come or go: made of the rule, the path and the code of the
 * finding without its indentation. Of equal findings in one file, the first, second … keep their places.
 */
export function fingerprints(
  findings: readonly Finding[],
  textOfPath: (path: string) => string,
): ReadonlyMap<Finding, string> {
  const seen = new Map<string, number>();
  const named = new Map<Finding, string>();
  for (const finding of findings) {
    const { start, end } = finding.range;
    const code = textOfPath(finding.path).slice(start.offset, end.offset).replace(/\s+/g, ' ').trim();
    const content = [finding.ruleId, finding.path.replace(/\\/g, '/').replace(/^\.\//, ''), code].join('\n');
    const count = seen.get(content) ?? 0;
    seen.set(content, count + 1);
    named.set(finding, `${HALVES.map((seed) => hash(content, seed)).join('')}_${count}`);
  }
  return named;
}

/** Multiplicative mixing of two 32-bit halves; it tells texts apart and keeps no secret. */
function hash(text: string, seed: number): string {
  let [high, low] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
}
