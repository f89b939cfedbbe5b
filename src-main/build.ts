/** Set by electron.config.ts. */
declare const IS_PACKAGED_BUILD: boolean;

/**
 * True in the build that is packaged. Electron's own `app.isPackaged` only looks at the name of the program's file, which
 * anybody who starts a copy of it can choose.
 */
export const isPackaged: boolean = IS_PACKAGED_BUILD;
