import { z } from 'zod';

/** What IT gets of a PC: the files of the report as text, in the order in which they are shown. */
export const supportReportSchema = z.strictObject({
  files: z.array(z.strictObject({ name: z.string(), text: z.string() })).readonly(),
});
export type SupportReport = z.infer<typeof supportReportSchema>;
