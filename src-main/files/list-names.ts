import { readdirSync } from 'node:fs';

/** The names of what a folder holds; none if it is not there or cannot be read. */
export function listNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
