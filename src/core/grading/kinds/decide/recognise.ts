import { readAnswer } from '../../answer.ts';
import type { Files } from '../../jobs.ts';
import { checklistAnswer } from './answer.ts';
import type { Recognise } from './schema.ts';

/** Whether this very mistake is made. */
export function isMade(recognise: Recognise, files: Files): boolean {
  const reading = readAnswer(files, checklistAnswer);
  if (!reading.ok) return false;
  const places = new Map(reading.answer.places.map(({ id, place }) => [id, place]));
  const isKept = (id: string): boolean => places.has(id) && places.get(id) !== 'out';
  return (
    Object.entries(recognise.places).every(([id, where]) => places.get(id) === where) && recognise.kept.every(isKept)
  );
}
