import { z } from 'zod';
import { fileErrorCodes } from '../errors/app-error';

/**
 * Where what is new goes, null for nowhere; whether it waits with that, because practice is nobody's history; whether the agent
 * chose that folder, or it only stands in the settings file; when this PC last wrote there, in ms since 1970; and what kept
 * the last try from it.
 */
export const syncStateSchema = z.strictObject({
  folder: z.string().nullable(),
  isPaused: z.boolean(),
  isChosen: z.boolean(),
  writtenAtMs: z.number().int().nullable(),
  errorCode: z.enum(fileErrorCodes).nullable(),
});
export type SyncState = z.infer<typeof syncStateSchema>;
