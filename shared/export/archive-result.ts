import { z } from 'zod';

const count = z.number().int().min(0);

export const archiveExportResultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cancelled') }),
  z.strictObject({ kind: z.literal('exported'), file: z.string(), rows: count }),
]);
export type ArchiveExportResult = z.infer<typeof archiveExportResultSchema>;

/**
 * Of the `rows` tickets of an archive, `added` were new here, and of `changed` more is known now; `leftOut` contradict what
 * is here, `tooLarge` have more than the format allows, and `erased` were erased here on request. `isWhole` is false where it was ended in between.
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
    isWhole: z.boolean(),
  }),
]);
export type ArchiveImportResult = z.infer<typeof archiveImportResultSchema>;
