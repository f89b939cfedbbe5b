import { relative, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const at = (path: string) => resolve(import.meta.dirname, path);

/** The build to be packaged, made with `--mode packaged`, is another one than the build that `electron .` runs. */
export default defineConfig(({ mode }) => {
  const isPackaged = mode === 'packaged';
  const out = isPackaged ? 'out/packaged' : 'out';
  const listing = isPackaged ? [listPackages()] : [];
  return {
    main: {
      plugins: listing,
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
      plugins: listing,
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
      plugins: [react(), ...listing],
      build: {
        outDir: at(`${out}/renderer`),
        minify: true,
        rolldownOptions: { input: { index: at('src-renderer/index.html') } },
      },
    },
  };
});

/** Writes beside a bundle which packages it holds code of: the notices and the SBOM of the program are made of it. */
function listPackages(): Plugin {
  return {
    name: 'list-packages',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((part) =>
        part.type === 'chunk' ? Object.entries(part.modules) : [],
      );
      const folders = modules.flatMap(([id, { renderedLength }]) => {
        const folder = /.*(node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(id)?.[0];
        return folder === undefined || renderedLength === 0 ? [] : [relative(import.meta.dirname, folder)];
      });
      const source = JSON.stringify([...new Set(folders)].toSorted());
      this.emitFile({ type: 'asset', fileName: 'packages.json', source });
    },
  };
}
