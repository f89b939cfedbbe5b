/** Set by electron.config.ts. */
declare const IS_PACKAGED_BUILD: boolean;
declare const IS_DEV_BUILD: boolean;

/**
 * True in the build that is packaged. Electron's own `app.isPackaged` only looks at the name of the program's file, which
 * anybody who starts a copy of it can choose.
 */
export const isPackaged: boolean = IS_PACKAGED_BUILD;

/** True in the build that `npm run dev` makes, the only one whose window takes its files from a development server. */
export const isDevBuild: boolean = IS_DEV_BUILD;
