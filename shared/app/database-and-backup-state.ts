import { z } from 'zod';
import { databaseErrorCodes } from '../errors/app-error';

/** One backup of the history. `madeAtMs` is ms since 1970. */
export const backupInfoSchema = z.strictObject({
  number: z.number().int().positive(),
  madeAtMs: z.number().int(),
  kind: z.enum(['daily', 'before-migration']),
});

export type BackupInfo = z.infer<typeof backupInfoSchema>;

/** Why the last backup failed. `isOverdue`: the newest backup is also days old, or there is none. */
export const backupFailureSchema = z.strictObject({
  errorCode: z.enum(databaseErrorCodes),
  isOverdue: z.boolean(),
});

export type BackupFailure = z.infer<typeof backupFailureSchema>;

/**
 * How the app noticed that a history was put back: the journal is ahead of it, this PC's own record of the data folder
 * disagrees, or its files were removed or overwritten while the app was running.
 */
export const rollbackReasons = [
  'file-older',
  'history-older',
  'history-elsewhere',
  'history-unwitnessed',
  'files-removed',
  'files-overwritten',
] as const;

/** The backups of the history. `failure` belongs to the last attempt to make one. */
export const databaseStateSchema = z.strictObject({
  backups: z.array(backupInfoSchema),
  isBackingUp: z.boolean(),
  failure: backupFailureSchema.nullable(),
});

export type DatabaseState = z.infer<typeof databaseStateSchema>;

/**
 * What the app did when it opened the history. `restored` reports a damaged or lost database that was replaced: by the
 * backup made at that time or, if null, by an empty one. `wasMissing`: it was not damaged, its file was gone.
 */
export const databaseRecoverySchema = z.strictObject({
  restored: z
    .strictObject({ backupMadeAtMs: z.number().int().nullable(), wasMissing: z.boolean() })
    .nullable(),
  /**
   * A history that was older than this PC's records, or from another PC. `uncertainCount`: tickets that this moved
   * from waiting to uncertain. `skippedCount`: tickets of the journal that could not be added, if there are any.
   */
  rollback: z
    .strictObject({
      reason: z.enum(rollbackReasons),
      uncertainCount: z.number().int().nonnegative(),
      skippedCount: z.number().int().positive().optional(),
    })
    .nullable(),
});

export type DatabaseRecovery = z.infer<typeof databaseRecoverySchema>;
