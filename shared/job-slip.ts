import { z } from 'zod';

/** `file` is the whole path. */
export const slipResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('saved'), file: z.string() }),
]);
export type SlipResult = z.infer<typeof slipResultSchema>;
