import { z } from 'zod';
import { kebab, LAB_LANGUAGES, LIST_LENGTH_MAX } from '../../lab-schema.ts';

/** More editable files than this do not fit the editor's tabs at 320 px. */
const EDITABLE_FILES_MAX = 8;

/** Parts joined by `/`, no `..`, no leading slash: what the sandbox takes as a file's name. */
const relativePath = z
  .string()
  .max(200)
  .regex(/^(?!\/)(?!.*(^|\/)\.{1,2}(\/|$))[\w.\-/ ]+$/, 'a path below start/, such as "app.js", without ".."');

export const fixSchema = z.strictObject({
  language: z.enum(LAB_LANGUAGES),
  entry: relativePath,
  editable: z.array(relativePath).min(1).max(EDITABLE_FILES_MAX),
  /** Built-in rules that prove the cause: they fire on start/ and must be silent on a fix. */
  rules: z.array(kebab).min(1).max(LIST_LENGTH_MAX),
  /** Checked against the bounds of the sandbox by whoever runs the job. */
  limits: z
    .strictObject({
      timeMs: z.int().positive(),
      memoryBytes: z.int().positive(),
      outputBytes: z.int().positive(),
    })
    .partial()
    .default({}),
});

/** More attacks than a lab has checks that they belong to. */
const ATTACKS_MAX = 8;

/** What stands in `attacks.yaml`: how the attacks of `checks/attacks.js` may be spelt. */
export const attacksSchema = z
  .array(
    z.strictObject({
      /** The check of `safe` that fails where this attack gets through. */
      check: kebab,
      /** Where the payload goes, in words: "the search text". */
      where: z.string().min(3).max(80),
      grammar: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case names'), z.array(z.string()).min(1)),
    }),
  )
  .min(1)
  .max(ATTACKS_MAX);

export type FixSettings = z.infer<typeof fixSchema>;

/** A formula of the rule language that tells a wrong fix from others; the engine checks what is inside. */
export const formula = z.union([
  z.strictObject({ pattern: z.string().min(1) }),
  z.strictObject({ patterns: z.array(z.unknown()).min(1) }),
  z.strictObject({ 'pattern-either': z.array(z.unknown()).min(1) }),
]);

export type Formula = z.infer<typeof formula>;
