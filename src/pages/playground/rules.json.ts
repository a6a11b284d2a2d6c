import type { APIRoute } from 'astro';
import { labSources } from '#features/labs/load-lab.ts';
import { builtInRules, type RuleEntry } from '#features/rules/built-in-rules.ts';

export const prerender = true;

/** What the picker lists. It is fetched when the picker is opened. */
export const GET: APIRoute = async () => {
  const { rulesDir } = await labSources();
  const entries = (await builtInRules(rulesDir)).map(({ id, pack, cwe, mode, says }): RuleEntry => ({
    id,
    pack,
    cwe,
    mode,
    says,
  }));
  return Response.json(entries);
};
