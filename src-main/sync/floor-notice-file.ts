import { rmSync } from 'node:fs';
import { z } from 'zod';
import { floorNoticeSchema, maxFloorNotices, type FloorNotice } from '../../shared/sync/floor-notice';
import { writeFileAtomic } from '../files/write-file-atomic';
import { readSmallFile } from '../files/read-small-file';

/** Keeps the notices of supervisors over a restart. */
export type FloorNoticeFile = {
  readonly read: () => readonly FloorNotice[];
  /** Without notices there is no file. */
  readonly write: (notices: readonly FloorNotice[]) => void;
};

const storedSchema = z.array(floorNoticeSchema).max(maxFloorNotices);

/** A file that cannot be read or written counts as empty: the server has the notices again. */
export function openFloorNoticeFile(file: string): FloorNoticeFile {
  return {
    read: () => {
      try {
        return storedSchema.parse(JSON.parse(readSmallFile(file)));
      } catch {
        return [];
      }
    },
    write: (notices) => {
      try {
        if (notices.length === 0) rmSync(file, { force: true });
        else writeFileAtomic(file, JSON.stringify(notices));
      } catch {
        // They stand on the screen.
      }
    },
  };
}
