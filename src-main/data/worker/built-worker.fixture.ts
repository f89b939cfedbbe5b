import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * Bundles the database worker as the app's build does.
 * @param name the test file's name: two tests that run at once must not write the same bundle
 */
export async function buildDatabaseWorker(name: string): Promise<URL> {
  // Inside the project, so that the worker finds its packages.
  const folder = join(import.meta.dirname, '../../../node_modules/.cache/db-worker-test', name);
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'database-worker.ts'),
      outDir: folder,
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'worker.mjs' } },
    },
  });
  return pathToFileURL(join(folder, 'worker.mjs'));
}
