import { z } from 'zod';
import { ticketSummarySchema } from '../history/ticket-summary-and-detail';

/** In what a case number differs from all that this PC knows: how it begins, its length, or where its letters stand. */
export const caseNumberOddities = ['prefix', 'length', 'letters'] as const;

export type CaseNumberOddity = (typeof caseNumberOddities)[number];

/** Why a case number that is recorded by hand may be wrong. Nothing of this keeps it from being recorded. */
export const caseNumberDoubtsSchema = z.strictObject({
  /** `example` is a case number that this PC knows. */
  oddForm: z.strictObject({ oddity: z.enum(caseNumberOddities), example: z.string() }).nullable(),
  /** The newest other ticket with this case number. */
  sameNumber: ticketSummarySchema.nullable(),
});

export type CaseNumberDoubts = z.infer<typeof caseNumberDoubtsSchema>;
