import { chapterOf } from './asvs-chapters.ts';
import type { ChecklistData, RequirementTruth } from './data.ts';

const HEAD = `# Service readiness

Numbers are those of OWASP ASVS 5.0.0 (https://owasp.org/www-project-application-security-verification-standard/); the sentences are ours, and the standard's own wording is what counts. A line is done when a test or a person can show it.
`;

/** What the service needs, as a list to be worked through elsewhere. */
export function readinessList(
  data: ChecklistData,
  truths: readonly Pick<RequirementTruth, 'id' | 'applies' | 'launch'>[],
): string {
  const needed = data.items.filter(({ id }) => truths.some((one) => one.id === id && one.applies === 'yes'));
  const part = (title: string, isIt: (launch: string) => boolean): string => {
    const lines = needed
      .filter(({ id }) => isIt(truths.find((one) => one.id === id)?.launch ?? ''))
      .map(({ id, text }) => `- [ ] **${id}** (${chapterOf(id)}): ${text}`);
    return `\n## ${title}\n\n${lines.join('\n')}\n`;
  };
  return [
    HEAD,
    part('Before the launch', (launch) => launch === 'yes'),
    part('Before the launch or soon after it', (launch) => launch === 'either'),
    part('After the launch, with a date', (launch) => launch === 'no'),
  ].join('');
}
