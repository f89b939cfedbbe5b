import { textLimits } from '../tickets/create-ticket-request-schema';
import type { RelatedTicket } from '../tickets/related-ticket';

const followUpLine = /^Follow-up to \S+(?:\n|$)/;

/**
 * Puts `Follow-up to <case number or reference>` on the first line of the remark, in place of any such line, also where
 * the remark is then too long to be sent: the agent sees by how much. With null, removes that line.
 */
export function setFollowUpLine(
  remark: string,
  followed: Pick<RelatedTicket, 'reference' | 'caseNumber'> | null,
): string {
  const own = remark.replace(followUpLine, '');
  if (followed === null) return own;
  const { caseNumber, reference } = followed;
  const line = `Follow-up to ${caseNumber !== null && /^\S+$/.test(caseNumber) ? caseNumber : reference}`;
  return own === '' ? line : `${line}\n${own}`;
}

/**
 * Appends the ticket's own reference as the last line of the remark. Returns the remark unchanged if that does not
 * fit.
 */
export function appendReferenceLine(remark: string, reference: string): string {
  const trimmed = remark.trim();
  const next = trimmed === '' ? reference : `${trimmed}\n${reference}`;
  return next.length > textLimits.remark ? remark : next;
}
