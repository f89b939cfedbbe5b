import { dirname } from 'node:path';
import { projectFolder } from './paths.mjs';

/** Bundles each TypeScript file in `input` into a `<name>.mjs` that Node can run. Packages are not bundled. */
export async function bundleForNode(input, outDir) {
  // Imported here, since Vite may have been installed only a moment ago.
  const { build } = await import('vite');
  await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'warn',
    plugins: [foldersOfTheSources],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input,
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
}

/** Keeps `import.meta.dirname` of each source, so that it still finds files next to itself. */
const foldersOfTheSources = {
  name: 'folders-of-the-sources',
  transform: (code, id) =>
    code.includes('import.meta.dirname')
      ? { code: code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))), map: null }
      : undefined,
};
