import { useEffect, useRef, type ReactNode } from 'react';
import { explainError, type AppError } from '../../../../shared/errors/app-error';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import { describeEnding } from '../../../../shared/calls/ending-names';
import { formatList } from '../../../../shared/i18n/format-list';
import { formatExactTime } from '../../../../shared/i18n/format-dates';
import { useText } from '../../../i18n/use-text';
import { scrollToNoteWithCaret, TicketNotes } from '../../../components/ticket-detail/ticket-notes';
import { TicketStatusLabel } from '../../../components/tickets/ticket-status-icon';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { useAnnouncement } from '../../../ui/use-announcement';
import { useFocusRestoration } from '../../../ui/use-focus-restoration';
import { NextCallFooter } from '../outcome/next-call-footer';
import type { OutcomeActions } from '../outcome/outcome-panel';
import css from '../outcome/outcome-panel.module.css';

type EndedCallPanelProps = {
  readonly ticket: TicketDetail;
  readonly error: AppError | null;
  readonly actions: Pick<OutcomeActions, 'nextCall' | 'openInHistory'>;
  /** The rejected ticket of the call, which stays to be corrected. */
  readonly rejected: TicketDetail | null;
  readonly onReopenRejected: (ticketId: number) => void;
  /** Whether the key that undoes is for the ending, and not for a discard after it. */
  readonly hasUndoKey: boolean;
  readonly onUndo: () => void;
  readonly onAddNote: (text: string) => Promise<AppError | null>;
  /** The case that the caller asked about. */
  readonly children: ReactNode;
};

/** How the call ended without a ticket, with undo and room for a note, until the next call begins. */
export function EndedCallPanel(props: EndedCallPanelProps) {
  const { ticket, error, actions, rejected, onReopenRejected, hasUndoKey, onUndo, onAddNote, children } =
    props;
  const t = useText();
  const head = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  useFocusRestoration(panel);
  useEffect(() => scrollToNoteWithCaret(panel.current, head.current), []);
  const ending = ticket.ending === null ? '' : describeEnding(ticket.ending, t.language);
  const asked = ticket.follows?.caseNumber ?? ticket.follows?.reference;
  useAnnouncement(asked === undefined ? ending : formatList(t.language, [ending, asked]));
  return (
    <aside ref={panel} className={css['panel']} data-kind="recorded" aria-label={t('outcome.title')}>
      <div ref={head} className={css['head']}>
        <TicketStatusLabel kind="recorded" size="large" ending={ticket.ending} />
        <Button kind="quiet" {...(hasUndoKey && { action: 'undo-autofill' })} onPress={onUndo}>
          {t('calls.undo')}
        </Button>
      </div>
      <div className={css['body']}>
        <p role="status" aria-live="off">
          {t('endCall.recorded', {
            reference: ticket.reference,
            time: formatExactTime(ticket.createdAtMs, t.language),
          })}
        </p>
        {rejected !== null && (
          <Notice tone="bad" sentence={t('endCall.rejectedStays', { reference: rejected.reference })}>
            <Button action="correct-rejected" onPress={() => onReopenRejected(rejected.id)}>
              {t('history.correctAndResend')}
            </Button>
          </Notice>
        )}
        {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
        {children}
        <TicketNotes
          ticketId={ticket.id}
          notes={ticket.notes}
          onAdd={onAddNote}
          // The next words are about the call. The caret was in a field that takes no more.
          hasFocus
          isSavedOnLeave
        />
      </div>
      <NextCallFooter ticketId={ticket.id} actions={actions} />
    </aside>
  );
}
