// CommonJS, whose names Node cannot see.
import calculator from 'ae-cvss-calculator';

/** A metric of the base that is not set, as the calculator writes it. */
const UNSET = ':X';

/** The base score of a vector of CVSS 3.1 or 4.0, 0 to 10; `null` where it is neither, or not whole. */
export function baseScore(vector: string): number | null {
  const Version = vector.startsWith('CVSS:4.0/') ? calculator.Cvss4P0 : calculator.Cvss3P1;
  try {
    const { base, vector: read } = new Version(vector).calculateScores();
    return base === undefined || read.includes(UNSET) ? null : base;
  } catch {
    return null;
  }
}
