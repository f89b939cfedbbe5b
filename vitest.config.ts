import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,src-main,src-renderer,scripts}/**/*.test.{ts,tsx,mjs}'],
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
