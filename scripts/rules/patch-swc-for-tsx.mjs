import swc from '@swc/core';

const { parseFileSync } = swc;

/**
 * The dependency cruiser has every file parsed as TypeScript without JSX, and so fails on the renderer's components.
 * This lets its parser know which files hold JSX.
 */
export function patchSwcForTsx() {
  Object.assign(swc, {
    parseFileSync: (/** @type {string} */ file, /** @type {import('@swc/core').ParseOptions} */ options) =>
      parseFileSync.call(swc, file, { ...options, tsx: file.endsWith('.tsx') }),
  });
}
