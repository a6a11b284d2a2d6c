/**
 * Whether a text is what a policy's pattern says: `*` stands for any characters, `?` for one. Linear in both lengths
 * for each `*` (the last one is tried again further on), so that no pattern can make it hang.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  let [at, in_, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    const wanted = pattern[in_];
    if (wanted === '*') {
      star = in_;
      mark = at;
      in_ += 1;
    } else if (wanted !== undefined && (wanted === '?' || wanted === text[at])) {
      in_ += 1;
      at += 1;
    } else if (star >= 0) {
      mark += 1;
      at = mark;
      in_ = star + 1;
    } else return false;
  }
  while (pattern[in_] === '*') in_ += 1;
  return in_ === pattern.length;
}

/** Parts of an ARN; a `*` in the pattern stays within its part, except in the last one, which may hold colons. */
const ARN_PARTS = 6;

/** `arn:partition:service:region:account:resource`, compared part by part (AWS IAM, "ARN condition operators"). */
export function matchesArn(pattern: string, arn: string): boolean {
  const split = (text: string): string[] => {
    const parts = text.split(':');
    return [...parts.slice(0, ARN_PARTS - 1), parts.slice(ARN_PARTS - 1).join(':')];
  };
  const [wanted, given] = [split(pattern), split(arn)];
  return (
    pattern.split(':').length >= ARN_PARTS &&
    arn.split(':').length >= ARN_PARTS &&
    wanted.every((part, index) => matchesWildcard(part, given[index] ?? ''))
  );
}
