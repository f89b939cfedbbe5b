import { defineConfig } from '@playwright/test';

const onOtherPrograms = ['newest-chromium/**', 'packaged/**', 'installed/**', 'windows-installers/**'];
const withPostgres = 'shared-history*.spec.ts';
const exhaustive = /@exhaustive/;

export default defineConfig({
  testDir: 'e2e',
  // Each test has a data folder and a keyring of its own, so that two never meet.
  fullyParallel: true,
  // An app waits for its windows and its disk a fifth of the time.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // Three apps on two cores take their time, and a rented computer may run at a fifth of its speed for minutes.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  use: { actionTimeout: 30_000 },
  projects: [
    { name: 'window', testIgnore: [...onOtherPrograms, withPostgres], grepInvert: exhaustive },
    // The same for every language, zoom and value of a policy.
    { name: 'window-exhaustive', testIgnore: onOtherPrograms, grep: exhaustive },
    // Several apps over a PostgreSQL.
    { name: 'window-postgres', testMatch: withPostgres },
    // The built window in a browser, over the main process without Electron.
    { name: 'ahead', testMatch: 'newest-chromium/**/*.spec.ts' },
    // The program that people get, driven by nothing but a keyboard.
    { name: 'packaged', testMatch: 'packaged/**/*.spec.ts' },
    // The deb, installed on this machine by root.
    { name: 'installed', testMatch: 'installed/**/*.spec.ts' },
    { name: 'windows-installers', testMatch: 'windows-installers/**/*.spec.ts' },
  ],
  outputDir: 'test-results',
  reporter: [['list'], ['json']],
});
