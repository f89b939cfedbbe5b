import { z } from 'zod';
import { ticketSummarySchema } from './ticket-history';
import { textLimits } from '../tickets/create-ticket-request';
import type { TicketLink } from '../tickets/ticket-link';

/** What makes a past ticket look like the one at hand. */
export const similarityReasons = ['same-number', 'same-store'] as const;

/** A ticket that may be about the same as the one at hand. `likeness` of the issues is from 0 to 1. */
export const similarTicketSchema = z.strictObject({
  ticket: ticketSummarySchema,
  reasons: z.array(z.enum(similarityReasons)),
  similarity: z.number().min(0).max(1),
});

export type SimilarTicket = z.infer<typeof similarTicketSchema>;

const followUpLine = /^Follow-up to \S+(?:\n|$)/;

/**
 * The remark with `Follow-up to <case number or reference>` as its first line, in the place of such a line that is
 * there. With null it loses that line. `isWritten` is false where the line does not fit into the limit: then the
 * remark is without one.
 */
export function setFollowUpLine(
  remark: string,
  followed: Pick<TicketLink, 'reference' | 'caseNumber'> | null,
): { readonly remark: string; readonly isWritten: boolean } {
  const own = remark.replace(followUpLine, '');
  if (followed === null) return { remark: own, isWritten: false };
  const { caseNumber, reference } = followed;
  const line = `Follow-up to ${caseNumber !== null && /^\S+$/.test(caseNumber) ? caseNumber : reference}`;
  const next = own === '' ? line : `${line}\n${own}`;
  return next.trim().length > textLimits.remark
    ? { remark: own, isWritten: false }
    : { remark: next, isWritten: true };
}

/** The remark with the ticket's own reference as its last line, or as it was where that does not fit. */
export function appendReferenceLine(remark: string, reference: string): string {
  const trimmed = remark.trim();
  const next = trimmed === '' ? reference : `${trimmed}\n${reference}`;
  return next.length > textLimits.remark ? remark : next;
}
