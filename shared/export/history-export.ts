import { z } from 'zod';
import { historyCountQuerySchema, historyQuerySchema } from '../history/ticket-history';

export const exportFormats = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a list of the history shows: words, filter and order, from its first ticket to its last. */
export const exportQuerySchema = historyCountQuerySchema.extend({ sort: historyQuerySchema.shape.sort });
export type ExportQuery = z.infer<typeof exportQuerySchema>;

/** `file` is the whole path; an XLSX goes on in a further sheet where one is full. */
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

/** One file that left the history. `query` is null for an archive; `rows` is null where the writing never ended. */
export const exportRecordSchema = z.strictObject({
  id: z.number().int(),
  atMs: z.number().int(),
  format: z.enum([...exportFormats, 'archive']),
  query: exportQuerySchema.nullable(),
  fileName: z.string(),
  rows: z.number().int().nullable(),
});
export type ExportRecord = z.infer<typeof exportRecordSchema>;

/** Where work stands that takes longer than a moment. `total` is null where nobody can know it before. */
export const jobProgressSchema = z.strictObject({
  done: z.number().int(),
  total: z.number().int().nullable(),
});
export type JobProgress = z.infer<typeof jobProgressSchema>;

/** That tickets were erased, and nothing of what was. `isCleaned` once no copy has a byte of them either. */
export const erasureRecordSchema = z.strictObject({
  id: z.number().int(),
  atMs: z.number().int(),
  reason: z.enum(['request', 'retention']),
  tickets: z.number().int(),
  isCleaned: z.boolean(),
});
export type ErasureRecord = z.infer<typeof erasureRecordSchema>;
