import { dirname } from 'node:path';
import { projectFolder } from './paths.mjs';

/** Makes `<name>.mjs` of each TypeScript file in `input`, which Node can run; packages stay outside. */
export async function bundleForNode(input, outDir) {
  // Asked for only here: it may have been installed a moment ago.
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

/** A source that looks for files beside itself still finds them. */
const foldersOfTheSources = {
  name: 'folders-of-the-sources',
  transform: (code, id) =>
    code.includes('import.meta.dirname')
      ? { code: code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))), map: null }
      : undefined,
};
