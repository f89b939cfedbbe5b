import type { Mode } from '../../shared/app/mode';
import { toLocalMs } from './export-columns';

/**
 * Suggests a file name. It contains the mode, so that nobody mixes up live and practice. Its date is local: with UTC,
 * the first file of a morning would get yesterday's name and could replace yesterday's file.
 */
export function suggestFileName(mode: Mode, atMs: number, extension: string): string {
  return `storehub-helpdesk-${mode}-${new Date(toLocalMs(atMs)).toISOString().slice(0, 10)}.${extension}`;
}
