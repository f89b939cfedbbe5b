import { useContext, useId, useState, type ReactNode } from 'react';
import { caseEndingKind, correctEndingWithinMs, type UnknownCase } from '../../../shared/calls/call-ending';
import { getEndingKindName } from '../../../shared/calls/ending-names';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { formatLabelled } from '../../../shared/i18n/format-labelled';
import { useCaseCommands } from '../../commands/use-case-commands';
import { useText, type TextKey } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { EndingKindsContext } from '../../state/ending-kinds-context';
import { getTypedCaseNumberTarget, useFormDrafts, useIsTyped } from '../../state/form-drafts';
import { announce } from '../../ui/announcer';
import { Notice } from '../../ui/notice';
import { AskedAboutCaseField } from './asked-about-case-field';
import { EndingKindList } from './ending-kind-list';
import css from './ending-kind-list.module.css';

type EndingToCorrect = {
  readonly client: IpcClient;
  readonly ticket: TicketDetail;
  /** Whether the ticket is of the current mode. */
  readonly isOwn: boolean;
  /** Whether the number of the case is asked for at first, in a field that has the caret. */
  readonly isCaseAsked?: boolean;
  readonly saveLabel: string;
  readonly closeLabel: string;
  /** False while another screen is shown: its keys are not for this call. */
  readonly isShown?: boolean;
  /** Takes the caret once the number of the case is saved or left out; by default, it goes back to where it was. */
  readonly onCaseLeft?: () => void;
  /** Whether what is typed is saved as by Enter when the field leaves the screen. Otherwise it stays half typed. */
  readonly isSavedOnLeave?: () => boolean;
  /** Whether the change is announced here. Beside the ended call, its panel announces how it ended now. */
  readonly isAnnounced?: boolean;
};

type EndingCorrection = {
  readonly isChoosing: boolean;
  /** Lists the kinds of endings, or closes the list. */
  readonly startChoosing: (isShown: boolean) => void;
  /** Why the ending stays as it is; undefined if it can be changed. */
  readonly whyNot: () => TextKey | undefined;
  readonly fault: ReactNode;
  /** The list of the kinds, or the field for the case that the caller asked about, while one of them is open. */
  readonly form: ReactNode;
};

/** Corrects how a call ended without a ticket: a key lists the kinds of endings, a digit takes another one. */
export function useEndingCorrection(parts: EndingToCorrect): EndingCorrection {
  const { client, ticket, isOwn, saveLabel, closeLabel, isShown = true, onCaseLeft, isSavedOnLeave } = parts;
  const t = useText();
  const kinds = useContext(EndingKindsContext);
  const drafts = useFormDrafts();
  const [isChoosing, setIsChoosing] = useState(false);
  const [isAskingCase, setIsAskingCase] = useState(parts.isCaseAsked === true);
  const [wasChosen, setWasChosen] = useState(false);
  const [isCaseBeingSaved, setIsCaseBeingSaved] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const id = useId();
  const draft = getTypedCaseNumberTarget(ticket.id);
  const isCaseTyped = useIsTyped(draft);
  const whyNot = () => explainNotChangeable(ticket, isOwn);
  const startChoosing = (isListed: boolean) => {
    setIsAskingCase(false);
    setIsChoosing(isListed);
  };
  const correct = async (kind: string, caseTicketId: number | null, unknownCase: UnknownCase | null) => {
    const correction = { ticketId: ticket.id, kind, caseTicketId, unknownCase };
    const changed = await client.ask('calls.correct-ending', correction);
    setError(changed.ok ? null : changed.error);
    const corrected = kinds.find(({ id: kindId }) => kindId === kind);
    if (changed.ok && parts.isAnnounced === true && corrected !== undefined)
      announce(formatLabelled(t.language, t('statuses.recorded'), getEndingKindName(corrected, t.language)));
    return changed.ok;
  };
  const saveCase = async (caseTicketId: number | null, unknownCase: UnknownCase | null) => {
    setIsAskingCase(false);
    // The field is closed at once: the next keys are not for it. Where the number is not saved, it is there again.
    setIsCaseBeingSaved(true);
    const isSaved = await correct(caseEndingKind, caseTicketId, unknownCase);
    setIsCaseBeingSaved(false);
    return isSaved;
  };
  const change = (kind: string) => {
    startChoosing(false);
    if (kind === caseEndingKind) {
      setWasChosen(true);
      setIsAskingCase(true);
      return;
    }
    drafts.change(draft, null);
    void correct(kind, null, null);
  };
  useCaseCommands(
    isShown
      ? {
          'end-call': {
            run: () => startChoosing(true),
            whyNot,
            choices: () => {
              const reason = whyNot();
              return kinds.map((kind) => ({
                id: kind.id,
                name: t('palette.changeEnding', { kind: getEndingKindName(kind, t.language) }),
                run: () => change(kind.id),
                ...(reason !== undefined && { whyNot: reason }),
              }));
            },
          },
        }
      : {},
  );
  const isCaseShown = isAskingCase || (isCaseTyped && !isChoosing && !isCaseBeingSaved);
  return {
    isChoosing,
    startChoosing,
    whyNot,
    fault: error !== null && <Notice tone="bad" {...explainError(error, t.language)} />,
    form: whyNot() === undefined && (
      <>
        {isCaseShown && (
          <AskedAboutCaseField
            {...{ id, draft, saveLabel, closeLabel, isShown }}
            ask={client.ask}
            isOpened={isAskingCase}
            isScrolledTo={wasChosen || parts.isCaseAsked !== true}
            ended={ticket}
            proposed={getCaseOfEndedCall(ticket)}
            {...(onCaseLeft !== undefined && { onReturn: onCaseLeft })}
            {...(isSavedOnLeave !== undefined && { isSavedOnLeave })}
            onSave={saveCase}
            onClose={() => setIsAskingCase(false)}
            onChooseOther={() => startChoosing(true)}
          />
        )}
        {isChoosing && isShown && (
          <EndingKindList
            title={t('history.endedAs')}
            hint={t('history.changeEndingHint')}
            onChoose={change}
            onClose={() => setIsChoosing(false)}
            marked={{
              kind: ticket.ending?.kind ?? '',
              behind: <span className={css['now']}>{t('history.endedAsNow')}</span>,
            }}
          />
        )}
      </>
    ),
  };
}

/** Whether the call ended as one that asked about a case, and does not say about which one. */
export function isCaseNotNamed({ ending, follows }: TicketDetail): boolean {
  return ending?.kind === caseEndingKind && follows === null && ending.unknownCaseNumber === undefined;
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
