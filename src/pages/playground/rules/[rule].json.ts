import type { APIRoute, GetStaticPaths } from 'astro';
import { labSources } from '#features/labs/load-lab.ts';
import { builtInRules, type RuleToTry } from '#features/rules/built-in-rules.ts';

export const prerender = true;

export const getStaticPaths = (async () => {
  const { rulesDir } = await labSources();
  return (await builtInRules(rulesDir)).map((rule) => ({ params: { rule: rule.id }, props: { rule } }));
}) satisfies GetStaticPaths;

/** One rule with its cases, fetched when somebody chooses it. */
export const GET: APIRoute<{ rule: RuleToTry }> = ({ props }) => Response.json(props.rule);
