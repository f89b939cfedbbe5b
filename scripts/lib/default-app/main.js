// What `electron <folder>` runs before the app in that folder. The official binary brings its own.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { preloads, folder } = argumentsOf(process.argv.slice(1));
for (const preload of preloads) await import(pathToFileURL(resolve(preload)).href);

const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
app.setName(manifest.productName ?? manifest.name);
app.setVersion(manifest.version);
app.setAppPath(folder);
await import(pathToFileURL(join(folder, manifest.main)).href);

function argumentsOf(args) {
  const required = [];
  for (let index = 0; index < args.length; index++) {
    if (args[index] === '-r' || args[index] === '--require') required.push(args[++index]);
    else if (!args[index].startsWith('-')) return { preloads: required, folder: resolve(args[index]) };
  }
  return { preloads: required, folder: process.cwd() };
}
