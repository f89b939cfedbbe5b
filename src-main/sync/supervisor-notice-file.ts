import { rmSync } from 'node:fs';
import { z } from 'zod';
import {
  supervisorNoticeSchema,
  maxSupervisorNotices,
  type SupervisorNotice,
} from '../../shared/sync/supervisor-notice';
import { writeFileAtomic } from '../files/write-file-atomic';
import { readSmallFile } from '../files/read-small-file';

/** Keeps the notices of supervisors over a restart. */
export type SupervisorNoticeFile = {
  readonly read: () => readonly SupervisorNotice[];
  /** Without notices there is no file. */
  readonly write: (notices: readonly SupervisorNotice[]) => void;
};

const storedSchema = z.array(supervisorNoticeSchema).max(maxSupervisorNotices);

/** A file that cannot be read or written counts as empty: the server has the notices again. */
export function openSupervisorNoticeFile(file: string): SupervisorNoticeFile {
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
