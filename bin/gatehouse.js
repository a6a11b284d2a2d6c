#!/usr/bin/env node
// The command line. JavaScript, because Node refuses TypeScript below node_modules and the host's Node may be old.
import { launch } from './launch.js';

launch('src/cli/main.ts', process.argv.slice(2));
