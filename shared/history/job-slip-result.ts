import { z } from 'zod';

/** Of a slip as a PDF; `file` is the whole path. */
export const slipResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('saved'), file: z.string() }),
]);
export type SlipResult = z.infer<typeof slipResultSchema>;

/** Of a slip on paper: the system's own dialog was there, and the agent printed or left it. */
export const printResultSchema = z.enum(['printed', 'cancelled']);
export type PrintResult = z.infer<typeof printResultSchema>;
