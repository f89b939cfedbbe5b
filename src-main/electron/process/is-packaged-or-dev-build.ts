/** Set by electron.config.ts. */
declare const IS_PACKAGED_BUILD: boolean;
declare const IS_DEV_BUILD: boolean;

/**
 * True in the packaged build. Electron's `app.isPackaged` only checks the name of the executable, which anybody can
 * change by renaming a copy.
 */
export const isPackaged: boolean = IS_PACKAGED_BUILD;

/** True in the build of `npm run dev`, the only one whose window loads its files from a development server. */
export const isDevBuild: boolean = IS_DEV_BUILD;
