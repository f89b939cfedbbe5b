import { useId } from 'react';
import type { SimilarTicket } from '../../../../shared/history/similar-ticket';
import { formatList } from '../../../../shared/i18n/format-list';
import { formatWhen } from '../../../i18n/format-when';
import { getSpaceAfter } from '../../../i18n/get-space-after';
import { useText, type Translate } from '../../../i18n/use-text';
import { describeStatusUnlessCreated } from '../../../components/tickets/describe-status-unless-created';
import { Button } from '../../../ui/button';
import { useMask, type Mask } from '../../../components/masking/mask-scope-and-masked-text';
import { speakMasked } from '../../../components/masking/speak-masked';
import { useAnnouncement } from '../../../ui/use-announcement';
import { useCallForm } from '../editing/call-form-context';
import { getHeardOfCall } from '../editing/heard-of-call';
import css from './similar-tickets-notice.module.css';

type SimilarTicketsNoticeProps = {
  readonly similar: readonly SimilarTicket[];
  readonly onFollowUp: () => void;
};

/**
 * Names the case that this call may repeat, before it is sent a second time, and its store, unless it is the call's. It has its
 * own space. What the case is about stands last: a long issue is cut.
 */
export function SimilarTicketsNotice({ similar, onFollowUp }: SimilarTicketsNoticeProps) {
  const t = useText();
  const [likest, ...others] = similar;
  const mask = useMask(likest?.ticket);
  const { session } = useCallForm();
  // Where there is none, the answer may be on its way.
  useAnnouncement(likest && describeForListener(likest, t, mask), {
    delayMs,
    subject: String(likest?.ticket.id),
    last: getHeardOfCall(session, 'duplicate'),
  });
  const titleId = useId();
  return (
    <div
      className={css['strip']}
      data-full={likest !== undefined || undefined}
      // Where it scrolls, the focus stops on it.
      {...(likest !== undefined && { role: 'group', 'aria-labelledby': titleId })}
    >
      {likest !== undefined && (
        <>
          <p className={css['said']} title={mask('text', likest.ticket.issue)}>
            <b id={titleId}>{describeDuplicate(likest.ticket, t)}</b>
            {getSpaceAfter(describeDuplicate(likest.ticket, t))}
            {[
              describeStatusUnlessCreated(likest.ticket.status, t),
              describeReasons(likest, t, mask),
              mask('text', likest.ticket.issue),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <Button kind="quiet" action="follow-up" isTabStop={false} onPress={onFollowUp}>
            {t(likest.isOfOtherStore ? 'history.followUp' : 'callScreen.followUp')}
          </Button>
          {others.length > 0 && (
            <span className={css['more']}>{t('callScreen.similarMore', { count: others.length })}</span>
          )}
        </>
      )}
    </div>
  );
}

/** How long it stays the same first, in ms: each digit of a number may find another. */
const delayMs = 400;
/** The most of an issue that is heard, in characters. */
const maxIssueLength = 60;

function describeForListener({ ticket }: SimilarTicket, t: Translate, mask: Mask): string {
  const issue = speakMasked(mask('text', ticket.issue), t);
  return t('heard.duplicate', {
    when: formatWhen(ticket.createdAtMs, t.language),
    issue: issue.length > maxIssueLength ? `${issue.slice(0, maxIssueLength)}…` : issue,
  });
}

function describeReasons(
  { ticket, reasons, isOfOtherStore }: SimilarTicket,
  t: Translate,
  mask: Mask,
): string {
  const store = reasons.includes('same-store') ? '' : mask('store', ticket.storeName ?? '');
  return formatList(t.language, [
    ...reasons.map((because) => t(`callScreen.because.${because}`)),
    ...(store === '' ? [] : [isOfOtherStore ? t('callScreen.becauseOtherStore', { store }) : store]),
  ]);
}

function describeDuplicate(
  { caseNumber, reference, createdAtMs }: SimilarTicket['ticket'],
  t: Translate,
): string {
  return t('callScreen.similar', {
    number: caseNumber ?? reference,
    when: formatWhen(createdAtMs, t.language),
  });
}
