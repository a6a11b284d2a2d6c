import { CVSS31, CVSS40 } from '@pandatix/js-cvss';

/** The base score of a vector of CVSS 3.1 or 4.0, 0 to 10; `null` where it is neither. */
export function baseScore(vector: string): number | null {
  try {
    return vector.startsWith('CVSS:4.0/') ? new CVSS40(vector).Score() : new CVSS31(vector).BaseScore();
  } catch {
    return null;
  }
}
