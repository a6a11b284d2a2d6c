import { z } from 'zod';

/** Ids are names of folders and files; these bounds are far above any of ours. */
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ID_LENGTH_MAX = 80;

const id = z.string().max(ID_LENGTH_MAX).regex(ID);

/** `<course>/<lesson>`. */
export const lessonItem = z
  .string()
  .max(2 * ID_LENGTH_MAX + 1)
  .refine((text) => {
    const parts = text.split('/');
    return parts.length === 2 && parts.every((part) => id.safeParse(part).success);
  }, 'expected <course>/<lesson>');

export const labItem = id;

/** Hexadecimal or base64url, as content hashes are written; empty where the page does not know it. */
export const contentHash = z.string().regex(/^[A-Za-z0-9_-]{0,64}$/);
