import { z } from 'zod';
import { outcomeSchema } from '../../shared/outcome';

const reference = z.string().min(1);
const time = z.number().int();

/**
 * What the journal keeps of a ticket, by its reference, which no rebuilt database changes. `made` holds all that is
 * needed to make it again; `began` stands before the first byte leaves; `ended` before the database knows it.
 */
export const journalRecordSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('made'),
    reference,
    callId: z.string(),
    fields: z.unknown(),
    body: z.string(),
    bodySha256: z.string(),
    createdAtMs: time,
    mends: z.string().nullable(),
    follows: z.string().nullable().default(null),
  }),
  z.object({ kind: z.literal('began'), reference, number: z.number().int().positive(), startedAtMs: time }),
  z.object({
    kind: z.literal('ended'),
    reference,
    number: z.number().int().positive(),
    outcome: outcomeSchema,
    firstByteAtMs: time.nullable(),
    endedAtMs: time,
    httpStatus: z.number().int().nullable(),
    rawAnswer: z.string().nullable(),
  }),
  z.object({ kind: z.literal('case number recorded'), reference, caseNumber: z.string() }),
]);

export type JournalRecord = z.infer<typeof journalRecordSchema>;

/** The records that this version of the app understands; others are passed over. */
export function parseRecords(raw: readonly unknown[]): JournalRecord[] {
  return raw.flatMap((record) => {
    const parsed = journalRecordSchema.safeParse(record);
    return parsed.success ? [parsed.data] : [];
  });
}
