import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const builtApp = join(import.meta.dirname, '../../out');

/** The files that a start loads in one part of the app before anything else, with all that they import at once. */
export type LoadedScripts = { readonly files: readonly string[]; readonly kb: number };

/** The script that the page runs first, with what it imports at once. */
export function measurePageEntryScript(): LoadedScripts {
  return measureScript(listScripts(/<script[^>]* src="\.\/([^"]+\.js)"/g));
}

/** The scripts that the page names. It runs the first one, which then imports the other. */
export function measurePageScripts(): LoadedScripts {
  return measureScript(listScripts(/(?:src|href)="\.\/([^"]+\.js)"/g));
}

function listScripts(names: RegExp): string[] {
  const page = readFileSync(join(builtApp, 'renderer/index.html'), 'utf8');
  return [...page.matchAll(names)].map(([, name]) => join('renderer', name ?? ''));
}

export function measureMainScript(): LoadedScripts {
  return measureScript(['main/main.js', 'preload/preload.cjs']);
}

/** The chunks that main loads after the page. */
export function measureMainDeferredChunks(): LoadedScripts {
  const names = readdirSync(join(builtApp, 'main/chunks')).filter((name) =>
    name.startsWith('open-helpdesk-'),
  );
  return measureScript(names.map((name) => join('main/chunks', name)));
}

export function measureDatabaseScript(): LoadedScripts {
  return measureScript(['main/db-worker.js']);
}

/** Follows the imports that run at once. One that loads on request, `import(…)`, is not counted. */
function measureScript(entries: readonly string[]): LoadedScripts {
  const files = new Set(entries.map(normalize));
  for (const file of files) {
    const text = readFileSync(join(builtApp, file), 'utf8');
    for (const [, imported = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
      files.add(normalize(join(dirname(file), imported)));
  }
  const bytes = [...files].reduce((sum, file) => sum + statSync(join(builtApp, file)).size, 0);
  return { files: [...files], kb: Math.round(bytes / 1000) };
}
