import { z } from 'zod';

/** The progress of a job. `total` is null if it cannot be known in advance. */
export const jobProgressSchema = z.strictObject({
  done: z.number().int(),
  total: z.number().int().nullable(),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;
