import { useContext, useState } from 'react';
import { flushSync } from 'react-dom';
import type { TicketDetail } from '../../../../shared/history/ticket-summary-and-detail';
import { CommandContext, useCommands } from '../../../commands/command-registry';
import { TicketNotes } from '../../../components/ticket-detail/ticket-notes';
import type { TicketReminders } from '../../../components/ticket-detail/ticket-reminders';
import { useText } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import { announce } from '../../../ui/announcer';
import { useCallState } from '../editing/call-form-context';
import type { OpenCallsStore } from '../open-calls/open-calls-store-types';
import { loadPastCaseParts } from '../past-case/load-past-case-parts';
import { beginFollowUp } from './begin-follow-up';
import { FollowUpChain } from './follow-up-chain';

type FinishedCallCaseProps = {
  readonly client: IpcClient;
  readonly calls: OpenCallsStore;
  readonly ticket: TicketDetail;
  readonly isShown: boolean;
  readonly onOpen: (ticketId: number) => void;
};

/**
 * What a call that was sent or ended follows up or was about, and what the keys of a case do to it, as in the history: a note, a
 * reminder, its text, a follow-up. Nothing more is shown before one is pressed. An ended call has its note anyway.
 */
export function FinishedCallCase({ client, calls, ticket, isShown, onOpen }: FinishedCallCaseProps) {
  const t = useText();
  const { keyBuffer } = useContext(CommandContext);
  /** Once one was set, it is shown. */
  const [reminding, setReminding] = useState<'not-asked' | 'setting' | 'asked'>('not-asked');
  const [Reminders, setReminders] = useState<typeof TicketReminders | null>(null);
  const [isNoting, setIsNoting] = useState(false);
  const [caseText, setCaseText] = useState<string | null>(null);
  const isCopied = useCallState(({ copied }) => caseText !== null && copied === caseText);
  const isEnded = ticket.status === 'recorded';
  /** The keys right behind it are for the form, which has the focus before the hold ends. */
  const remind = async () => {
    const parts = await loadPastCaseParts();
    flushSync(() => {
      setReminders(() => parts.TicketReminders);
      setReminding('setting');
    });
    return true;
  };
  const copyCase = async () => {
    const { formatCaseText } = await loadPastCaseParts();
    const text = formatCaseText(ticket, t.language);
    setCaseText(text);
    if (await calls.copy(text)) announce(t('outcome.copied'));
  };
  useCommands(
    isShown
      ? {
          'set-reminder': { run: () => void keyBuffer.hold(remind()) },
          'copy-case': { run: () => void copyCase() },
          'follow-up': { run: () => void keyBuffer.hold(beginFollowUp(calls, ticket.id)) },
          ...(!isEnded && !isNoting && { 'add-note': { run: () => setIsNoting(true) } }),
        }
      : {},
  );
  return (
    <>
      {ticket.follows !== null && (
        <FollowUpChain ask={client.ask} follows={ticket.follows} isAskedAbout={isEnded} onOpen={onOpen} />
      )}
      <p>{isCopied && `✓ ${t('outcome.copied')}`}</p>
      {reminding !== 'not-asked' && Reminders !== null && (
        <Reminders
          client={client}
          ticketId={ticket.id}
          ticket={ticket}
          isSetting={reminding === 'setting'}
          onEnd={() => setReminding('asked')}
        />
      )}
      {isNoting && !isEnded && (
        <TicketNotes
          ticketId={ticket.id}
          notes={ticket.notes}
          onAdd={(note) => calls.addNote(ticket.id, note)}
          hasFocus
          isSavedOnLeave
        />
      )}
    </>
  );
}
