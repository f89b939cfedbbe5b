import { z } from 'zod';
import { fileErrorCodes } from '../errors/app-error';

/**
 * The state of the sync to a folder. `folder` is null without one. `isPaused`: the app is in practice mode, whose
 * tickets are not synced. `isChosen`: the agent chose the folder, rather than the settings file. `writtenAtMs` is when
 * this PC last wrote there, in ms since 1970. `errorCode` is why the last attempt failed.
 */
export const syncStateSchema = z.strictObject({
  folder: z.string().nullable(),
  isPaused: z.boolean(),
  isChosen: z.boolean(),
  writtenAtMs: z.number().int().nullable(),
  errorCode: z.enum(fileErrorCodes).nullable(),
});
export type SyncState = z.infer<typeof syncStateSchema>;
