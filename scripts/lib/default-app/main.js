// What `electron <folder>` runs before the app in that folder. The official binary brings its own.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { preloads, folder } = argumentsOf(process.argv.slice(1));
const require = createRequire(import.meta.url);
for (const preload of preloads) require(resolve(preload));

const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
await import(pathToFileURL(join(folder, manifest.main)).href);

function argumentsOf(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index++) {
    if (args[index] === '-r' || args[index] === '--require') preloads.push(args[++index]);
    else if (!args[index].startsWith('-')) return { preloads, folder: resolve(args[index]) };
  }
  return { preloads, folder: process.cwd() };
}
