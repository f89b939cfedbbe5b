import { defineConfig } from '@playwright/test';

/** Not part of the tests: `npm run screenshots` uses it for the pictures of the README. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.shot.ts',
  workers: 1,
  retries: 0,
  timeout: 120_000,
  outputDir: '../../test-results/screenshots',
  reporter: 'list',
});
