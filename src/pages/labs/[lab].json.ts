import type { APIRoute, GetStaticPaths } from 'astro';
import { browserBundle } from '#features/labs/browser-bundle.ts';
import { loadLabs, type PublicLab } from '#features/labs/load-lab.ts';

export const prerender = true;

/** Only the public half goes into the props: the secret one is not in reach of what makes the file. */
export const getStaticPaths = (async () => {
  const labs = await loadLabs();
  return [...labs.values()].map((lab) => ({ params: { lab: lab.public.id }, props: { lab: lab.public } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute<{ lab: PublicLab }> = ({ props }) => Response.json(browserBundle(props.lab));
