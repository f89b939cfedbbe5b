import { useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { explainError, type AppError } from '../../../../shared/errors/app-error';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import { describeEnding } from '../../../../shared/calls/ending-names';
import { formatList } from '../../../../shared/i18n/format-list';
import { formatExactTime } from '../../../../shared/i18n/format-dates';
import { CommandContext } from '../../../commands/command-registry';
import { isCaseNotNamed, useEndingCorrection } from '../../../components/endings/use-ending-correction';
import { useText } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import { useCallForm } from '../editing/call-form-context';
import { scrollToNoteWithCaret, TicketNotes } from '../../../components/ticket-detail/ticket-notes';
import { TicketStatusLabel } from '../../../components/tickets/ticket-status-icon';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { scrollPartsIntoViewSoon } from '../../../ui/scroll-into-view';
import { useAnnouncement } from '../../../ui/use-announcement';
import { useFocusRestoration } from '../../../ui/use-focus-restoration';
import { NextCallFooter } from '../outcome/next-call-footer';
import type { OutcomeActions } from '../outcome/outcome-panel';
import css from '../outcome/outcome-panel.module.css';

type EndedCallPanelProps = {
  readonly client: IpcClient;
  readonly ticket: TicketDetail;
  readonly error: AppError | null;
  readonly isShown: boolean;
  /** Whether the call is over for the agent, who has begun the next one. */
  readonly isClosed: () => boolean;
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

/**
 * How the call ended without a ticket, with undo and room for a note, until the next call begins. One that asked about a case that
 * the screen did not have has a field for its number first, which may be left empty. The key of endings corrects it, as in the
 * history.
 */
export function EndedCallPanel(props: EndedCallPanelProps) {
  const { client, ticket, error, isShown, isClosed, actions, rejected, onReopenRejected } = props;
  const { hasUndoKey, onUndo, onAddNote, children } = props;
  const t = useText();
  const registry = useContext(CommandContext);
  const { session } = useCallForm();
  const [isCaseAsked] = useState(() => isCaseNotNamed(ticket) && !session.store.get().hasLeftCase);
  const correction = useEndingCorrection({
    client,
    ticket,
    isOwn: true,
    isCaseAsked,
    saveLabel: t('endCall.saveCase'),
    closeLabel: t('endCall.skipCase'),
    isShown,
    // The next words are about the call.
    onCaseLeft: () => {
      session.remember({ hasLeftCase: true });
      registry.find('add-note')?.run();
    },
    isSavedOnLeave: isClosed,
  });
  const head = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLElement>(null);
  useFocusRestoration(panel);
  useEffect(
    () =>
      isCaseAsked
        ? scrollPartsIntoViewSoon(head.current, document.activeElement)
        : scrollToNoteWithCaret(panel.current, head.current),
    [isCaseAsked],
  );
  const ending = ticket.ending === null ? '' : describeEnding(ticket.ending, t.language);
  const asked = ticket.follows?.caseNumber ?? ticket.follows?.reference;
  useAnnouncement(asked === undefined ? ending : formatList(t.language, [ending, asked]));
  return (
    <aside ref={panel} className={css['panel']} data-kind="recorded" aria-label={t('outcome.title')}>
      <div ref={head} className={css['head']}>
        <TicketStatusLabel kind="recorded" size="large" ending={ticket.ending} />
        <Button kind="quiet" {...(hasUndoKey && { action: 'undo' })} onPress={onUndo}>
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
        {correction.fault}
        {correction.form}
        {children}
        <TicketNotes
          ticketId={ticket.id}
          notes={ticket.notes}
          onAdd={onAddNote}
          // The next words are about the call. The caret was in a field that takes no more.
          hasFocus={!isCaseAsked}
          isSavedOnLeave
        />
      </div>
      <NextCallFooter ticketId={ticket.id} actions={actions} />
    </aside>
  );
}
