import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import { parse } from 'yaml';
import { labCardSchema } from '#core/grading/lab-schema.ts';
import { checkContent, describeContentProblems } from './content/check-content.ts';
import { courseSchema, lessonSchema, termSchema } from './content/schemas.ts';

/** One YAML file of each folder below `base`; the folder's name is the id. */
function folders(base: string, file: string, before?: (root: string) => Promise<void>): Loader {
  return {
    name: `gatehouse-${base}`,
    async load({ config, store, parseData, generateDigest, watcher }) {
      const root = fileURLToPath(config.root);
      async function loadAll(): Promise<void> {
        await before?.(root);
        const entries = await readdir(`${root}${base}`, { withFileTypes: true });
        store.clear();
        for (const { name: id } of entries.filter((entry) => entry.isDirectory())) {
          const filePath = `${base}/${id}/${file}`;
          const text = await readFile(root + filePath, 'utf8');
          const data = await parseData({ id, data: parse(text) as Record<string, unknown>, filePath });
          store.set({ id, data, filePath, digest: generateDigest(text) });
        }
      }
      await loadAll();
      watcher?.on('change', (path) => {
        if (path.startsWith(`${root}${base}`) && path.endsWith(file)) void loadAll();
      });
    },
  };
}

async function stopOnProblems(root: string): Promise<void> {
  const problems = await checkContent(root);
  if (problems.length > 0) {
    throw new Error(`The content has ${problems.length} problem(s).\n\n${describeContentProblems(problems)}\n`);
  }
}

export const collections = {
  courses: defineCollection({
    loader: folders('content/courses', 'course.yaml', stopOnProblems),
    schema: courseSchema,
  }),
  lessons: defineCollection({
    loader: glob({
      base: './content/courses',
      pattern: '*/*.mdx',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
    schema: lessonSchema,
  }),
  glossary: defineCollection({
    loader: glob({ base: './content/glossary', pattern: '*.yaml' }),
    schema: termSchema,
  }),
  labs: defineCollection({ loader: folders('labs', 'lab.yaml'), schema: labCardSchema }),
};
