// @ts-check
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import svelte from '@astrojs/svelte';
import { rehypeHeadingIds, unified } from '@astrojs/markdown-remark';
import { headingAnchors, scrollingTables } from './src/markdown/heading-anchors.ts';
import { highlightCode } from './src/markdown/highlight-code.ts';
import { buildSandboxAssets } from './src/sandbox/build/build-assets.ts';
import { BODY_BYTES_MAX } from './src/server/body-bytes.ts';
import { buildFonts } from './src/styles/build-fonts.ts';

/** Styles refer to subset fonts, workers to bundled runtimes: they must be there before anything is bundled. */
const generated = {
  name: 'gatehouse-generated',
  hooks: { 'astro:config:setup': async () => void (await Promise.all([buildFonts(), buildSandboxAssets()])) },
};

/** Known, harmless and many: a real warning must not drown. Astro's own marker; code of web-tree-sitter that never runs. */
const QUIET = ['MODULE_LEVEL_DIRECTIVE', 'EVAL', 'PLUGIN_TIMINGS'];

/** @type {import('vite').Rolldown.InputOptions['onLog']} */
const onLog = (level, log, report) => {
  if (!QUIET.includes(log.code ?? '')) report(level, log);
};

export default defineConfig({
  output: 'static',
  outDir: process.env.OUT_DIR ?? './dist',
  adapter: node({ mode: 'middleware', bodySizeLimit: BODY_BYTES_MAX }),
  session: false,
  // The default ('jsx') eats the space between inline elements.
  compressHTML: true,
  // Pages are files, assets are files: a strict Content-Security-Policy needs nothing inline.
  build: { format: 'file', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  // Checked in our own server entry, for every unsafe method and content type.
  security: { checkOrigin: false },
  integrations: [generated, mdx(), svelte()],
  // The default engine aborts the process on mis-nested MDX instead of naming the file.
  // Highlighting is ours (src/markdown): tokens carry classes, because the policy allows no inline styles.
  markdown: {
    processor: unified({ rehypePlugins: [rehypeHeadingIds, headingAnchors, scrollingTables, highlightCode] }),
    syntaxHighlight: false,
  },
  vite: {
    // light-dark() and oklch() go out as written: the browsers that know anchored popovers know them.
    build: {
      assetsInlineLimit: 0,
      // Monaco and the runtimes load on demand, on labs only.
      chunkSizeWarningLimit: 3000,
      rolldownOptions: { onLog },
      cssTarget: ['chrome125', 'firefox129', 'safari18'],
    },
    worker: { format: 'es', rolldownOptions: { onLog } },
  },
});
