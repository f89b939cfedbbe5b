import { describeEnding } from '../../../shared/calls/ending-names';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { formatList } from '../../../shared/i18n/format-list';
import { formatLabelled } from '../../../shared/i18n/format-labelled';
import { formatWhen } from '../../i18n/format-when';
import { useText } from '../../i18n/use-text';
import { useAnnouncement } from '../../ui/use-announcement';
import { useMask } from '../masking/mask-scope-and-masked-text';
import { speakMasked } from '../masking/speak-masked';

type CaseAnnouncementProps = {
  readonly ticket: TicketDetail;
  /** Which one it is of those to go through, '' if unknown. */
  readonly nth: string;
};

/** The most of an issue that is heard, in characters: enough to know the case by. */
const maxIssueLength = 80;
/** How long its place among the others is waited for, in ms. */
const delayMs = 150;

/** Announces which case is shown beside a call: its day, its issue, and what became of it. */
export function CaseAnnouncement({ ticket, nth }: CaseAnnouncementProps) {
  const t = useText();
  const mask = useMask();
  const { createdAtMs, ending, status } = ticket;
  const issue = speakMasked(mask('text', ticket.request.Ticket.Issue), t);
  const text = formatList(t.language, [
    formatWhen(createdAtMs, t.language),
    issue.length > maxIssueLength ? `${issue.slice(0, maxIssueLength)}…` : issue,
    ending === null ? t(`statuses.${status}`) : describeEnding(ending, t.language),
  ]);
  useAnnouncement(nth === '' ? text : formatLabelled(t.language, nth, text), {
    delayMs,
    subject: `${ticket.id} ${status}`,
  });
  return null;
}
