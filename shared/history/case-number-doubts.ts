import { z } from 'zod';
import { caseNumberOddities } from '../tickets/case-number-oddities';
import { ticketSummarySchema } from './ticket-summary-and-detail';

/** Why a case number that is recorded by hand may be wrong. Nothing of this keeps it from being recorded. */
export const caseNumberDoubtsSchema = z.strictObject({
  /** `example` is a case number that this PC knows. */
  oddForm: z.strictObject({ oddity: z.enum(caseNumberOddities), example: z.string() }).nullable(),
  /** The newest other ticket with this case number. */
  sameNumber: ticketSummarySchema.nullable(),
});

export type CaseNumberDoubts = z.infer<typeof caseNumberDoubtsSchema>;
