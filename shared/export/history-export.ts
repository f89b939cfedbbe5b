import { z } from 'zod';
import { historyCountQuerySchema, historyQuerySchema } from '../history/history-query-and-page';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The tickets of a history list: its words, filter and order, from the first ticket to the last. */
export const exportQuerySchema = historyCountQuerySchema.extend({ sort: historyQuerySchema.shape.sort });
export type ExportQuery = z.infer<typeof exportQuerySchema>;

/** `file` is the full path. An XLSX continues on another sheet when one is full. */
export const exportResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({
    kind: z.literal('exported'),
    file: z.string(),
    rows: z.number().int(),
    sheets: z.number().int(),
  }),
]);
export type ExportResult = z.infer<typeof exportResultSchema>;

/** One export of the history. `query` is null for an archive. `rows` is null if the export did not finish. */
export const exportRecordSchema = z.strictObject({
  id: z.number().int(),
  atMs: z.number().int(),
  format: z.enum([...exportFormats, 'archive']),
  query: exportQuerySchema.nullable(),
  fileName: z.string(),
  rows: z.number().int().nullable(),
});
export type ExportRecord = z.infer<typeof exportRecordSchema>;
