import swc from '@swc/core';

const { parseFileSync } = swc;

/**
 * dependency-cruiser parses every file as TypeScript without JSX, and fails on the renderer's components. This patch
 * tells its parser which files contain JSX.
 */
export function patchSwcForTsx() {
  Object.assign(swc, {
    parseFileSync: (/** @type {string} */ file, /** @type {import('@swc/core').ParseOptions} */ options) =>
      parseFileSync.call(swc, file, { ...options, tsx: file.endsWith('.tsx') }),
  });
}
