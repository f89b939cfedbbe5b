import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,src-main,src-renderer,scripts}/**/*.test.{ts,tsx,mjs}'],
    environment: 'node',
    allowOnly: false,
  },
});
