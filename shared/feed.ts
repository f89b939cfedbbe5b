import { z } from 'zod';
import { fileTroubles } from './app-error';

/**
 * Where what is new goes, null for nowhere; when this PC last wrote there, in ms since 1970; and what kept the last try
 * from it.
 */
export const feedStateSchema = z.strictObject({
  folder: z.string().nullable(),
  writtenAtMs: z.number().int().nullable(),
  trouble: z.enum(fileTroubles).nullable(),
});
export type FeedState = z.infer<typeof feedStateSchema>;
