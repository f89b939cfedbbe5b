import { defineConfig } from 'vitest/config';

const tests = '{shared,src-main,src-renderer,scripts}/**/*.test.{ts,tsx,mjs}';
const withPostgres = '**/*.postgres.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: [tests], exclude: [withPostgres] },
      },
      // Over a PostgreSQL that the test starts.
      { extends: true, test: { name: 'postgres', include: [withPostgres] } },
    ],
    // `npm test` has each of them for the first values, or for fewer.
    tags: [{ name: 'exhaustive', description: 'The same for more values, in the step unit-exhaustive.' }],
    environment: 'node',
    // A test waits for its disk, its server or a time limit for a fifth of its time.
    maxWorkers: '150%',
    // No test changes a module that it shares with another file, so each worker loads a module once.
    isolate: false,
    allowOnly: false,
    // Tests that draw thousands of cases take several seconds while something else keeps the cores busy.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
