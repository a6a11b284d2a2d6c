import Aside from './Aside.astro';
import Drawing from './Drawing.astro';
import Term from './Term.astro';

/** What authors may use in MDX without an import. */
export const mdxComponents = { Aside, Drawing, Term };
