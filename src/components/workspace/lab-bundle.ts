import type { BrowserBundle } from '#features/labs/browser-bundle.ts';

/** Everything public about a lab: one file, the same for everyone. */
export type LabBundle = BrowserBundle;

export async function fetchBundle(lab: string): Promise<LabBundle> {
  const response = await fetch(`/labs/${lab}.json`);
  if (!response.ok) throw new Error(`The files of this lab did not load (${response.status}).`);
  return (await response.json()) as LabBundle;
}
