import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const segmentName = /^unsent-(\d{6})\.journal$/;

/** Returns the numbers of the segments, oldest first. */
export function listSegments(folder: string): number[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const number = segmentName.exec(name)?.[1];
      return number === undefined ? [] : [Number(number)];
    })
    .toSorted((a, b) => a - b);
}

export function getSegmentFile(folder: string, segment: number): string {
  return join(folder, `unsent-${String(segment).padStart(6, '0')}.journal`);
}
