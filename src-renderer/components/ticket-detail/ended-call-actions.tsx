import { useContext, useId, useState } from 'react';
import { caseEndingKind, type UnknownCase, correctEndingWithinMs } from '../../../shared/calls/call-ending';
import { getEndingKindName } from '../../../shared/calls/ending-names';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { CommandContext } from '../../commands/command-registry';
import { useCaseCommands } from '../../commands/use-case-commands';
import { useText, type TextKey } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { EndingKindsContext } from '../../state/ending-kinds-context';
import {
  getTypedCaseNumberTarget,
  getTicketNoteTarget,
  useIsTyped,
  useFormDrafts,
} from '../../state/form-drafts';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { AskedAboutCaseField } from '../endings/asked-about-case-field';
import { EndingKindList } from '../endings/ending-kind-list';
import { formatLabelled } from '../../../shared/i18n/format-labelled';
import { announce } from '../../ui/announcer';
import listCss from '../endings/ending-kind-list.module.css';
import css from './ticket-detail.module.css';

/** Shows the call that ended without a ticket as an open one, with this note. @returns why it stays as it is, or null */
export type ReopenEnded = (ticketId: number, note: string) => Promise<AppError | null>;

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
  const kinds = useContext(EndingKindsContext);
  const { keyBuffer, unavailable } = useContext(CommandContext);
  const drafts = useFormDrafts();
  const [isChoosing, setIsChoosing] = useState(false);
  const [isAskingCase, setIsAskingCase] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const id = useId();
  const draft = getTypedCaseNumberTarget(ticket.id);
  const isCaseTyped = useIsTyped(draft);
  const whyNotChange = () => explainNotChangeable(ticket, isOwn);
  const whyNotReopen = () => whyNotChange() ?? explainNotReopenable(ticket);
  const startChoosing = (isShown: boolean) => {
    setIsAskingCase(false);
    setIsChoosing(isShown);
  };
  const correct = async (kind: string, caseTicketId: number | null, unknownCase: UnknownCase | null) => {
    const correction = { ticketId: ticket.id, kind, caseTicketId, unknownCase };
    const changed = await client.ask('calls.correct-ending', correction);
    setError(changed.ok ? null : changed.error);
    const corrected = kinds.find(({ id: kindId }) => kindId === kind);
    if (changed.ok && corrected !== undefined)
      announce(formatLabelled(t.language, t('statuses.recorded'), getEndingKindName(corrected, t.language)));
  };
  const change = (kind: string) => {
    startChoosing(false);
    if (kind === caseEndingKind) {
      setIsAskingCase(true);
      return;
    }
    drafts.change(draft, null);
    void correct(kind, null, null);
  };
  const reopen = async () => {
    const target = getTicketNoteTarget(ticket.id);
    // The call takes its notes from the disk, also one that is being typed.
    await drafts.flushAll();
    if (drafts.get(target)?.isOnDisk === false) {
      unavailable.set(() => ({
        action: 'undo-autofill',
        pressed: undefined,
        reason: 'unavailable.noteNotSaved',
      }));
      return false;
    }
    drafts.release(target);
    const refusal = await onReopen(ticket.id, t('history.earlierReference', { reference: ticket.reference }));
    setError(refusal);
    if (refusal !== null) await drafts.load();
    return refusal === null;
  };
  const startReopening = () => void keyBuffer.hold(reopen());
  useCaseCommands({
    'end-call': {
      run: () => startChoosing(true),
      whyNot: whyNotChange,
      choices: () =>
        kinds.map((kind) => ({
          id: kind.id,
          name: t('palette.changeEnding', { kind: getEndingKindName(kind, t.language) }),
          run: () => change(kind.id),
          ...whyNotAs(whyNotChange()),
        })),
    },
    'undo-autofill': {
      run: startReopening,
      whyNot: whyNotReopen,
      choices: () => [
        { id: 'reopen', name: t('history.openAgain'), run: startReopening, ...whyNotAs(whyNotReopen()) },
      ],
    },
  });
  if (whyNotChange() !== undefined) return null;
  return (
    <>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <div className={css['links']}>
        <Button kind="quiet" action="end-call" isOpen={isChoosing} onPress={() => startChoosing(!isChoosing)}>
          {t('history.changeEnding')}
        </Button>
        {whyNotReopen() === undefined && (
          <Button kind="quiet" action="undo-autofill" onPress={startReopening}>
            {t('history.openAgain')}
          </Button>
        )}
      </div>
      {(isAskingCase || (isCaseTyped && !isChoosing)) && (
        <AskedAboutCaseField
          id={id}
          ask={client.ask}
          draft={draft}
          isOpened={isAskingCase}
          isStaying
          beforeMs={ticket.createdAtMs}
          saveLabel={t('history.changeEnding')}
          closeLabel={t('contactNotes.cancel')}
          proposed={getCaseOfEndedCall(ticket)}
          onEnd={(caseTicketId, unknownCase) => {
            setIsAskingCase(false);
            void correct(caseEndingKind, caseTicketId, unknownCase);
          }}
          onClose={() => setIsAskingCase(false)}
          onChooseOther={() => startChoosing(true)}
        />
      )}
      {isChoosing && (
        <EndingKindList
          title={t('history.endedAs')}
          hint={t('history.changeEndingHint')}
          onChoose={change}
          onClose={() => setIsChoosing(false)}
          marked={{
            kind: ticket.ending?.kind ?? '',
            behind: <span className={listCss['now']}>{t('history.endedAsNow')}</span>,
          }}
        />
      )}
    </>
  );
}

/** The number of the case that the ended call is about, or the reference of one without a number; '' for none. */
function getCaseOfEndedCall({ ending, follows }: TicketDetail): string {
  return follows?.caseNumber ?? follows?.reference ?? ending?.unknownCaseNumber ?? '';
}

function explainNotChangeable(
  { status, imported, createdAtMs }: TicketDetail,
  isOwn: boolean,
): TextKey | undefined {
  if (!isOwn) return 'unavailable.endedInOtherMode';
  if (status !== 'recorded') return 'unavailable.endedWithTicket';
  if (imported !== undefined) return 'unavailable.endedOnOtherPc';
  return createdAtMs < Date.now() - correctEndingWithinMs ? 'unavailable.endedTooLongAgo' : undefined;
}

function explainNotReopenable({ reminders, followedBy }: TicketDetail): TextKey | undefined {
  if (reminders.length > 0) return 'unavailable.endedWithReminder';
  return followedBy.length > 0 ? 'unavailable.endedWithFollowUp' : undefined;
}

function whyNotAs(whyNot: TextKey | undefined): { readonly whyNot?: TextKey } {
  return whyNot === undefined ? {} : { whyNot };
}
