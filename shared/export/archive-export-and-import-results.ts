import { z } from 'zod';

const count = z.number().int().min(0);

export const archiveExportResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('exported'), file: z.string(), rows: count }),
]);
export type ArchiveExportResult = z.infer<typeof archiveExportResultSchema>;

/**
 * `rows` counts the tickets of the archive. Of these, `added` were new, `changed` brought newer data, `leftOut`
 * contradict this history, `tooLarge` exceed the format's limits, and `erased` were erased here on request. `contactNotes` and
 * `incidents` count the lasting notes and the known incidents that were new or newer. `isWhole` is false if the
 * import was stopped before its end.
 */
export const archiveImportResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({
    kind: z.literal('imported'),
    rows: count,
    added: count,
    changed: count,
    leftOut: count,
    tooLarge: count,
    erased: count,
    contactNotes: count,
    incidents: count,
    isWhole: z.boolean(),
  }),
]);
export type ArchiveImportResult = z.infer<typeof archiveImportResultSchema>;
