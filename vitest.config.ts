import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,src-main,src-renderer,scripts}/**/*.test.{ts,tsx,mjs}'],
    environment: 'node',
    // Nothing else runs beside: of two cores, the usual share would be one.
    maxWorkers: '100%',
    allowOnly: false,
    // Tests that draw thousands of cases take several seconds while something else keeps the cores busy.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
