import { useContext, useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { CommandContext } from '../../commands/command-registry';
import { useCaseCommands } from '../../commands/use-case-commands';
import { useText, type TextKey } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { getTicketNoteTarget, getTypedCaseNumberTarget, useFormDrafts } from '../../state/form-drafts';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { findTypedCase } from '../endings/find-typed-case';
import { useEndingCorrection } from '../endings/use-ending-correction';
import css from './ticket-detail.module.css';

/** A call that ended without a ticket, and what it gets as it is open again. */
export type EndedToReopen = {
  readonly ticketId: number;
  readonly callId: string;
  readonly note: string;
  /** The number of a case that was being typed; '' for none. */
  readonly askedAboutCase: string;
};

/** Shows the call that ended without a ticket as an open one. @returns why it stays as it is, or null */
export type ReopenEnded = (ended: EndedToReopen) => Promise<AppError | null>;

/** What only the history does with a case. */
export type HistoryCaseActions = {
  readonly reopenEnded: ReopenEnded;
  readonly showIncidents: () => void;
};

type EndedCallActionsProps = {
  readonly client: IpcClient;
  readonly ticket: TicketDetail;
  /** Whether the ticket is of the current mode. */
  readonly isOwn: boolean;
  readonly onReopen: ReopenEnded;
};

/**
 * Corrects a call that ended without a ticket: one key lists the kinds of endings, and a digit takes another one; a second key
 * opens the call again. On any other case, the keys say why they do nothing.
 */
export function EndedCallActions({ client, ticket, isOwn, onReopen }: EndedCallActionsProps) {
  const t = useText();
  const { keyBuffer, unavailable } = useContext(CommandContext);
  const drafts = useFormDrafts();
  const [error, setError] = useState<AppError | null>(null);
  const correction = useEndingCorrection({
    client,
    ticket,
    isOwn,
    saveLabel: t('history.changeEnding'),
    closeLabel: t('contactNotes.cancel'),
    isAnnounced: true,
  });
  const { isChoosing, startChoosing } = correction;
  const whyNotReopen = () => correction.whyNot() ?? explainNotReopenable(ticket);
  const reopen = async () => {
    const target = getTicketNoteTarget(ticket.id);
    // The call takes its notes from the disk, also one that is being typed.
    await drafts.flushAll();
    if (drafts.get(target)?.isOnDisk === false) {
      unavailable.set(() => ({
        action: 'undo',
        pressed: undefined,
        reason: 'unavailable.noteNotSaved',
      }));
      return false;
    }
    const typedCase = getTypedCaseNumberTarget(ticket.id);
    const typed = await findTypedCase(client.ask, drafts.get(typedCase)?.text ?? '', ticket);
    // Opened again, it would lose the number.
    if (!typed.ok) {
      setError(typed.error);
      return false;
    }
    drafts.release(target);
    drafts.release(typedCase);
    const note = t('history.earlierReference', { reference: ticket.reference });
    const refusal = await onReopen({
      ticketId: ticket.id,
      callId: ticket.callId,
      note,
      askedAboutCase: typed.value,
    });
    setError(refusal);
    if (refusal !== null) await drafts.load();
    return refusal === null;
  };
  const startReopening = () => void keyBuffer.hold(reopen());
  useCaseCommands({
    undo: {
      run: startReopening,
      whyNot: whyNotReopen,
      choices: () => [
        { id: 'reopen', name: t('history.openAgain'), run: startReopening, ...whyNotAs(whyNotReopen()) },
      ],
    },
  });
  if (correction.whyNot() !== undefined) return null;
  return (
    <>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      {correction.fault}
      <div className={css['links']}>
        <Button kind="quiet" action="end-call" isOpen={isChoosing} onPress={() => startChoosing(!isChoosing)}>
          {t('history.changeEnding')}
        </Button>
        {whyNotReopen() === undefined && (
          <Button kind="quiet" action="undo" onPress={startReopening}>
            {t('history.openAgain')}
          </Button>
        )}
      </div>
      {correction.form}
    </>
  );
}

function explainNotReopenable({ reminders, followedBy }: TicketDetail): TextKey | undefined {
  if (reminders.length > 0) return 'unavailable.endedWithReminder';
  return followedBy.length > 0 ? 'unavailable.endedWithFollowUp' : undefined;
}

function whyNotAs(whyNot: TextKey | undefined): { readonly whyNot?: TextKey } {
  return whyNot === undefined ? {} : { whyNot };
}
