import { defineConfig } from '@playwright/test';

/** Not part of the tests, since it needs programs of the desktop: `npm run screen-reader` and `npm run input-method`. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.run.ts',
  workers: 1,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  outputDir: '../../test-results/desktop',
  reporter: 'list',
});
