import type { pastCaseParts } from './past-case-parts';

/** Loads the parts, most of whose code the history has, too. */
export async function loadPastCaseParts(): Promise<typeof pastCaseParts> {
  return (await import('./past-case-parts')).pastCaseParts;
}
