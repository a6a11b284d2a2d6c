// @ts-check
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import svelte from '@astrojs/svelte';
import { unified } from '@astrojs/markdown-remark';

/** Sources of a lab's files are the largest thing a member sends: 256 kB of code, as JSON at most twice that. */
const BODY_BYTES_MAX = 1024 * 1024;

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
  integrations: [mdx(), svelte()],
  // The default engine aborts the process on mis-nested MDX instead of naming the file.
  markdown: { processor: unified({}), syntaxHighlight: 'prism' },
  vite: {
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
  },
});
