import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * Builds the thread of the database as the app has it.
 * @param name of the test file: two that run at once must not write one bundle
 */
export async function buildDatabaseWorker(name: string): Promise<URL> {
  // Inside the project, where the worker finds its packages.
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
