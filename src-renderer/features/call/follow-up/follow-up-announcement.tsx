import { memo, useRef } from 'react';
import type { FollowedTicket } from '../../../../shared/tickets/related-ticket';
import { useText } from '../../../i18n/use-text';
import { useAnnouncement } from '../../../ui/use-announcement';
import { useCallState } from '../editing/call-form-context';

type FollowUpAnnouncementProps = { readonly follows: FollowedTicket | null };

/** In ms: the line of the remark is written a moment after the call has become a follow-up. */
const delayMs = 50;

/** Announces which case the shown call has become a follow-up to, and whether its remark says so, or that it is none any more. */
export const FollowUpAnnouncement = memo(function FollowUpAnnouncement({
  follows,
}: FollowUpAnnouncementProps) {
  const t = useText();
  const number = follows?.caseNumber ?? follows?.reference ?? '';
  const isInRemark = useCallState(({ fields }) => number !== '' && fields.remark.includes(number));
  const subject = follows === null ? 'none' : String(follows.id);
  // What the call was when it came to the screen is no news.
  const last = useRef(subject);
  const followUp = t(isInRemark ? 'heard.followUp' : 'heard.followUpOnly', { number });
  useAnnouncement(follows === null ? t('heard.noFollowUp') : followUp, { delayMs, subject, last });
  return null;
});
