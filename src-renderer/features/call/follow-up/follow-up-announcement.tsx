import { memo, useEffect, useRef } from 'react';
import type { FollowedTicket } from '../../../../shared/tickets/related-ticket';
import { useText } from '../../../i18n/use-text';
import { announce } from '../../../ui/announcer';

type FollowUpAnnouncementProps = { readonly follows: FollowedTicket | null };

/** Announces which case the shown call has become a follow-up to, as its remark says, or that it is none any more. */
export const FollowUpAnnouncement = memo(function FollowUpAnnouncement({
  follows,
}: FollowUpAnnouncementProps) {
  const t = useText();
  const last = useRef(follows?.id);
  useEffect(() => {
    if (last.current === follows?.id) return;
    last.current = follows?.id;
    const number = follows === null ? '' : (follows.caseNumber ?? follows.reference);
    announce(follows === null ? t('heard.noFollowUp') : t('heard.followUp', { number }));
  }, [follows, t]);
  return null;
});
