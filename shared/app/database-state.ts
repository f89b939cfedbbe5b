import { z } from 'zod';
import { databaseErrorCodes } from '../errors/app-error';

/** One kept copy of the history. `madeAtMs` is ms since 1970. */
export const backupInfoSchema = z.strictObject({
  number: z.number().int().positive(),
  madeAtMs: z.number().int(),
  kind: z.enum(['daily', 'before-migration']),
});

export type BackupInfo = z.infer<typeof backupInfoSchema>;

/** Why no backup could be made. `isOverdue`: and the newest one is days old, or there is none. */
export const backupFailureSchema = z.strictObject({
  errorCode: z.enum(databaseErrorCodes),
  isOverdue: z.boolean(),
});

export type BackupFailure = z.infer<typeof backupFailureSchema>;

/** How a history that was put back is known: the journal has gone on since, what this PC remembers of the
 * folder, or that its files were taken away or overwritten under the running app. */
export const rollbackReasons = [
  'file-older',
  'history-older',
  'history-elsewhere',
  'history-unwitnessed',
  'files-removed',
  'files-overwritten',
] as const;

/**
 * How the history on this PC is. `restored` tells of a damaged or lost database that was replaced when the app
 * started: by the backup made at that time, or, null, by an empty one. `failure` is that of the last try to make a backup.
 */
export const databaseStateSchema = z.strictObject({
  backups: z.array(backupInfoSchema),
  isBackingUp: z.boolean(),
  failure: backupFailureSchema.nullable(),
  restored: z.strictObject({ backupMadeAtMs: z.number().int().nullable() }).nullable(),
  /** A history that was older than what this PC knows, or of another PC. `uncertainCount`: tickets that wait no more for that. */
  rollback: z
    .strictObject({ reason: z.enum(rollbackReasons), uncertainCount: z.number().int().nonnegative() })
    .nullable(),
});

export type DatabaseState = z.infer<typeof databaseStateSchema>;
