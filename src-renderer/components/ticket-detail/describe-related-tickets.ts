import { caseEndingKind, noAnswerKind } from '../../../shared/calls/call-ending';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import type { Translate } from '../../i18n/use-text';

/** Says what a ticket follows up, or which case an ended call was about, and how. */
export function describeFollowedCase(
  { status, ending, follows }: Pick<TicketDetail, 'status' | 'ending' | 'follows'>,
  t: Translate,
): string | null {
  if (follows === null) return null;
  const name = follows.caseNumber ?? follows.reference;
  if (ending?.kind === noAnswerKind) return t('history.noAnswerAbout', { name });
  if (status !== 'recorded') return t('history.follows', { name });
  return ending?.kind === caseEndingKind
    ? t('history.askedAbout', { name })
    : t('history.aboutCase', { name });
}

/** Names a follow-up to a case, or a call that only asked about it or that nobody answered: nothing was sent for those. */
export function describeLaterTicket(
  { status, isNoAnswer, caseNumber, reference }: TicketDetail['followedBy'][number],
  t: Translate,
): string {
  const name = caseNumber ?? reference;
  if (isNoAnswer === true) return t('history.noAnswerIn', { name });
  return status === 'recorded' ? t('history.askedAboutIn', { name }) : t('history.followedBy', { name });
}
