import { readFileSync } from 'node:fs';

/** The text of a file, or '' of one that has gone, as those of an ended process have. */
export function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
