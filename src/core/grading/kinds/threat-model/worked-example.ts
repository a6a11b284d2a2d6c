import { ANSWER_FILE, readAnswer } from '../../answer.ts';
import type { Files } from '../../jobs.ts';
import { threatModel } from './answer.ts';
import type { ThreatModelData } from './data.ts';
import { writeMarkdown } from './markdown.ts';
import { writeThreatDragon } from './threat-dragon-write.ts';

/** Our own model of the system, to begin one's own from: for a document, and for OWASP Threat Dragon. */
export function workedExample(data: ThreatModelData, solution: string | undefined): Files {
  const reading = readAnswer({ [ANSWER_FILE]: solution ?? '' }, threatModel);
  if (!reading.ok) return {};
  return {
    'threat-model.md': writeMarkdown(reading.answer, data),
    'threat-dragon.json': writeThreatDragon(reading.answer, data),
  };
}
