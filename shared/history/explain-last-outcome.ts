import type { Language } from '../i18n/language';
import type { Explanation } from '../messages/explanation';
import { explainOutcome } from '../outcome/attempt-outcome';
import type { TicketDetail } from './ticket-summary-and-detail';

/**
 * Says what became of a ticket last, and what to do. Null before its first outcome, and for a record that waited when
 * it came: what the app does next about it, only the PC that made it does.
 */
export function explainLastOutcome(
  { lastOutcome, status, imported }: Pick<TicketDetail, 'lastOutcome' | 'status' | 'imported'>,
  language: Language,
): Explanation | null {
  if (lastOutcome === null) return null;
  const isSentElsewhere = imported !== undefined && status === 'uncertain';
  return isSentElsewhere && lastOutcome.kind !== 'uncertain' ? null : explainOutcome(lastOutcome, language);
}
