import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import type { Translate } from '../../i18n/use-text';

/** Says what a ticket follows up, or which case the caller of an ended call asked about. */
export function describeFollowedCase(
  { status, follows }: Pick<TicketDetail, 'status' | 'follows'>,
  t: Translate,
): string | null {
  if (follows === null) return null;
  const name = follows.caseNumber ?? follows.reference;
  return status === 'recorded' ? t('history.askedAbout', { name }) : t('history.follows', { name });
}

/** Names a follow-up to a case, or a call that only asked about it: nothing was sent for that one. */
export function describeLaterTicket(
  { status, caseNumber, reference }: TicketDetail['followedBy'][number],
  t: Translate,
): string {
  const name = caseNumber ?? reference;
  return status === 'recorded' ? t('history.askedAboutIn', { name }) : t('history.followedBy', { name });
}
