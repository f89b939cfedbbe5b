import { z } from 'zod';

/** The result of saving a slip as a PDF. `file` is the full path. */
export const fileSaveResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('saved'), file: z.string() }),
]);
export type FileSaveResult = z.infer<typeof fileSaveResultSchema>;

/** The result of printing a slip: the system's print dialog opened, and the agent printed or cancelled. */
export const printResultSchema = z.enum(['printed', 'cancelled']);
export type PrintResult = z.infer<typeof printResultSchema>;
