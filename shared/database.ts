import { z } from 'zod';

/** One kept copy of the history. `madeAtMs` is ms since 1970. */
export const backupInfoSchema = z.strictObject({
  number: z.number().int().positive(),
  madeAtMs: z.number().int(),
  kind: z.enum(['daily', 'before-migration']),
});

export type BackupInfo = z.infer<typeof backupInfoSchema>;

/**
 * How the history on this PC is. `restored` tells of a damaged or lost database that was replaced when the app
 * started: by the backup made at that time, or, null, by an empty one.
 */
export const databaseStateSchema = z.strictObject({
  backups: z.array(backupInfoSchema),
  restored: z.strictObject({ backupMadeAtMs: z.number().int().nullable() }).nullable(),
});

export type DatabaseState = z.infer<typeof databaseStateSchema>;
