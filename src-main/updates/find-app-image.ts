import { dirname } from 'node:path';

/**
 * Returns the AppImage that this program was started from, or null. Its runtime names it in variables, which also reach
 * what another AppImage starts: so this program must lie in the folder that they name.
 */
export function findAppImage(
  { APPIMAGE: file, APPDIR: folder }: Readonly<Record<string, string | undefined>>,
  programFile: string,
): string | null {
  return file !== undefined && file.startsWith('/') && dirname(programFile) === folder ? file : null;
}
