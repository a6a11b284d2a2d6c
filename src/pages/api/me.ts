import type { APIRoute } from 'astro';
import { memberProgress } from '#features/progress/queries.ts';
import { placeToContinue } from '../../components/accounts/item-place.ts';

export const prerender = false;

/** The personal bits of prerendered pages: small, and the same shape for visitors. */
export const GET: APIRoute = async ({ locals: { app, member } }) => {
  // Said on every page (docs/asvs.md, exceptions): a prerendered page cannot know how it is served.
  const { insecureLan } = app.config;
  if (!member)
    return Response.json({
      member: null,
      progress: { lessons: {}, labs: {}, solutionsSeen: [] },
      continue: null,
      insecureLan,
    });
  const progress = await memberProgress(app.db.read, member.id);
  const place = await placeToContinue(app, member.id, progress);
  return Response.json({ member: { name: member.name, role: member.role }, progress, continue: place, insecureLan });
};
