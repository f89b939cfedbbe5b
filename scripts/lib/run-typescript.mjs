import { resolve } from 'node:path';
import { runnerImport } from 'vite';

// node run-typescript.mjs FILE ARG…: runs a TypeScript program on a Node that cannot read TypeScript itself.
const [file = '', ...args] = process.argv.slice(2);
const { module } = await runnerImport(resolve(file), { configFile: false, logLevel: 'error' });
await module.main(args);
