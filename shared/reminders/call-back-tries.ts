import { z } from 'zod';

/** How often somebody who waits for a call was called in vain, and when last, in ms since 1970. */
export const callBackTriesSchema = z.strictObject({
  count: z.number().int().positive(),
  lastAtMs: z.number().int(),
});
