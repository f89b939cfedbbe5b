import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/** The build to be packaged, made with `--mode packaged`, is another one than the build that `electron .` runs. */
export default defineConfig(({ mode }) => {
  const isPackaged = mode === 'packaged';
  const out = isPackaged ? 'out/packaged' : 'out';
  return {
    main: {
      define: { IS_PACKAGED_BUILD: JSON.stringify(isPackaged) },
      build: {
        outDir: `${out}/main`,
        rolldownOptions: {
          input: { main: at('src-main/main.ts'), 'db-worker': at('src-main/db/worker.ts') },
          external: ['electron', 'better-sqlite3', 'keytar'],
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    },
    preload: {
      build: {
        outDir: `${out}/preload`,
        rolldownOptions: {
          input: { preload: at('src-main/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
    renderer: {
      root: at('src-renderer'),
      plugins: [react()],
      build: {
        outDir: at(`${out}/renderer`),
        minify: true,
        rolldownOptions: { input: { index: at('src-renderer/index.html') } },
      },
    },
  };
});
