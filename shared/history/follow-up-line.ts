import { textLimits } from '../tickets/create-ticket-request';
import type { TicketLink } from '../tickets/linked-ticket';

const followUpLine = /^Follow-up to \S+(?:\n|$)/;

/**
 * Puts `Follow-up to <case number or reference>` on the first line of the remark, in place of any such line. With
 * null, removes that line. `isWritten` is false if the line exceeds the limit: the remark is then returned without
 * one.
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

/**
 * Appends the ticket's own reference as the last line of the remark. Returns the remark unchanged if that does not
 * fit.
 */
export function appendReferenceLine(remark: string, reference: string): string {
  const trimmed = remark.trim();
  const next = trimmed === '' ? reference : `${trimmed}\n${reference}`;
  return next.length > textLimits.remark ? remark : next;
}
