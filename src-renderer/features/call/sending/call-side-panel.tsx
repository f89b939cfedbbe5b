import { memo, useContext, useEffect, useRef, type ReactNode } from 'react';
import { buildSentRemark } from '../../../../shared/calls/build-remark-with-answers';
import { explainError } from '../../../../shared/errors/app-error';
import { callFieldOrder, maxTypedLength } from '../../../../shared/calls/call';
import { formatLabelled } from '../../../../shared/i18n/format-labelled';
import { explainOutcome } from '../../../../shared/outcome/attempt-outcome';
import { formatList } from '../../../../shared/i18n/format-list';
import { CommandContext, runActionByKey, useKeyName } from '../../../commands/command-registry';
import { formatExactTime } from '../../../../shared/i18n/format-dates';
import { localizeNote } from '../../../i18n/localize-note';
import { useText } from '../../../i18n/use-text';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { useAnnouncement } from '../../../ui/use-announcement';
import { scrollPartsIntoViewSoon } from '../../../ui/scroll-into-view';
import { TicketStatusLabel } from '../../../components/tickets/ticket-status-icon';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { useCallState } from '../editing/call-form-context';
import css from './call-side-panel.module.css';
import type { SaveStatus } from '../../../state/draft-saver';
import type { OpenCall } from '../open-calls/open-call-state';
import type { HeldBack } from './check-and-send-call';
import { HeldBackNotice } from './held-back-notice';
import { MissingList, useFaultsAnnouncement } from './missing-list';
import { useUnseenAutofill } from './use-unseen-autofill';
import { callPanelId } from '../session/call-caret';
import { rejectionId } from '../outcome/use-rejection-focus';
import { ReadBackPanel } from '../read-back/read-back-panel';
import { useCallDoubts } from '../doubts/use-call-doubts';

type CallSidePanelProps = {
  readonly open: OpenCall;
  /** The match card and the possible duplicates. */
  readonly children: ReactNode;
  /** A past case in place of them and of what to read back; false if none is shown. */
  readonly pastCase: ReactNode;
  /** How the call may end without a ticket, also beside a past case. */
  readonly endings: ReactNode;
  /** The presets' questions one by one, while they are asked. */
  readonly questions: ReactNode;
  readonly onSend: () => void;
  readonly heldBack: HeldBack;
  readonly onSendAnyway: () => void;
};

/** The panel next to the form: what is missing, what to read back, and how the call ends: sent, or without a ticket. */
export const CallSidePanel = memo(function CallSidePanel(props: CallSidePanelProps) {
  const { open, children, pastCase, endings, questions, onSend, heldBack, onSendAnyway } = props;
  const t = useText();
  const doubts = useCallDoubts();
  const isReady = useCallState(({ faults }) => Object.keys(faults).length === 0);
  const unseen = useUnseenAutofill(heldBack.filled);
  const isNumberHeld = useCallState(({ fields }) => fields.phone === heldBack.number?.phone);
  const isAgain = open.ticket !== null;
  const { error } = open;
  const isSending = open.phase === 'sending';
  const ways = useRef<HTMLDivElement>(null);
  // The button is what says that it is being sent.
  useEffect(() => (isSending ? scrollPartsIntoViewSoon(ways.current) : undefined), [isSending]);
  useAnnouncement(isSending ? t('callPanel.sending') : '');
  useFaultsAnnouncement(open.faults);
  return (
    <aside id={callPanelId} className={css['side']} aria-label={t('callPanel.title')} tabIndex={-1}>
      <RejectionMessage open={open} />
      {endings}
      {questions}
      <div className={css['callers']} hidden={pastCase !== false}>
        {children}
      </div>
      {pastCase}
      {pastCase === false && (
        <MissingList
          tried={open.faults}
          doubts={doubts}
          isOtherwiseSaid={isSending || isAgain || unseen.length > 0 || isNumberHeld}
        />
      )}
      {pastCase === false && <ReadBackPanel />}
      <div className={css['foot']}>
        {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
        <HeldBackNotice
          // What must be corrected is not sent anyway.
          doubts={heldBack.isDoubtful && isReady ? doubts : []}
          heldBack={heldBack}
          filledFields={unseen}
          isNumberHeld={isNumberHeld && isReady}
          onSendAnyway={onSendAnyway}
        />
        <RemarkAndNoteLines />
        <TruncatedPasteLine />
        <SaveStatusLine isFaultSaid={error?.kind === 'database'} />
        <div ref={ways} className={css['ways']}>
          <EndCallButton />
          <Button kind="main" className={css['send']} action="send" isResting={isSending} onPress={onSend}>
            {getSendLabel(open, t)}
          </Button>
        </div>
      </div>
    </aside>
  );
});

/** Shows how the call may end without a ticket, as its key does. */
const EndCallButton = memo(function EndCallButton() {
  const t = useText();
  const registry = useContext(CommandContext);
  const press = () => runActionByKey(registry, 'end-call');
  return (
    <Button kind="quiet" className={css['end']} action="end-call" isTabStop={false} onPress={press}>
      {t('callPanel.endCall')}
    </Button>
  );
});

function getSendLabel({ phase, ticket }: OpenCall, t: ReturnType<typeof useText>): string {
  if (phase === 'sending') return t('callPanel.sending');
  return t(ticket !== null ? 'callPanel.sendAgain' : 'callPanel.send');
}

/** StoreHub's answer to the last attempt, if it rejected the ticket. */
function RejectionMessage({ open }: { readonly open: OpenCall }) {
  const t = useText();
  const key = useKeyName('end-call');
  const isCallbackPromised = useCallState(({ fields }) => fields.isCallbackPromised);
  const outcome = open.ticket?.lastOutcome;
  if (outcome?.kind !== 'rejected' || open.phase === 'sending') return null;
  const { sentence, nextStep } = explainOutcome(outcome, t.language);
  return (
    <section
      id={rejectionId}
      tabIndex={-1}
      className={css['block']}
      data-tone="bad"
      aria-label={t('outcome.title')}
    >
      <TicketStatusLabel kind="rejected" size="large" />
      <div role="alert" className={css['announced']}>
        <p className={css['sentence']}>{sentence}</p>
        <p>{nextStep}</p>
      </div>
      <p className={css['fine']}>
        {isCallbackPromised ? t('callPanel.rejectedCallback') : t('callPanel.rejectedWithoutCaller', { key })}
      </p>
      <p className={css['fine']}>
        {t('outcome.code')} {outcome.errorCode}
        {outcome.errorMessage !== null &&
          ` · ${formatLabelled(t.language, t('outcome.storeHubMessage'), outcome.errorMessage)}`}
      </p>
    </section>
  );
}

/** Says that the remark holds not every question in full; and the note of an ending that was undone, until the next one. */
function RemarkAndNoteLines() {
  const t = useText();
  const mask = useMask();
  const isShortened = useCallState(({ fields }) => buildSentRemark(fields).areQuestionsShortened);
  const kept = useCallState(({ fields }) => fields.keptNote);
  const note = localizeNote(kept, t);
  return (
    <>
      {isShortened && <p className={css['fine']}>{t('questions.shortened')}</p>}
      {note !== '' && <p className={css['fine']}>{t('callPanel.keptNote', { note: mask('text', note) })}</p>}
    </>
  );
}

/** Says that a paste into a field was cut, as long as the field is full. */
function TruncatedPasteLine() {
  const t = useText();
  const pasted = useCallState(({ pasteNote }) => pasteNote);
  const isFull = useCallState(
    ({ fields }) => pasted !== null && fields[pasted.field].length >= maxTypedLength - 1,
  );
  if (pasted?.note !== 'cut' || !isFull) return null;
  const field = t(`fields.${pasted.field}`);
  return (
    <Notice
      tone="doubt"
      sentence={t('callScreen.pasteCut', { field, count: maxTypedLength })}
      nextStep={t('callScreen.pasteCutStep')}
    />
  );
}

/** If the disk prevents both sending and saving, one message is enough: `isFaultSaid`. */
function SaveStatusLine({ isFaultSaid }: { readonly isFaultSaid: boolean }) {
  const t = useText();
  const saveStatus = useCallState((call) => call.saveStatus);
  if (saveStatus?.kind === 'failed') {
    return isFaultSaid && saveStatus.error.kind === 'database' ? (
      <p className={css['save']}>{t('callPanel.notSaved')}</p>
    ) : (
      <Notice tone="bad" {...explainError(saveStatus.error, t.language)} />
    );
  }
  const unfit = callFieldOrder.filter(
    (field) => saveStatus?.kind === 'saved' && saveStatus.unfit.includes(field),
  );
  if (unfit.length > 0) {
    const fields = formatList(
      t.language,
      unfit.map((field) => t(`fields.${field}`)),
    );
    return (
      <Notice
        tone="bad"
        sentence={t('callScreen.savedInPart', { fields })}
        nextStep={t('callScreen.savedInPartStep')}
      />
    );
  }
  return <p className={css['save']}>{describeSaveStatus(saveStatus, t)}</p>;
}

function describeSaveStatus(saveStatus: SaveStatus | null, t: ReturnType<typeof useText>): string {
  if (saveStatus === null) return '\u00a0';
  return saveStatus.kind === 'saved'
    ? t('callPanel.savedAt', { time: formatExactTime(saveStatus.atMs, t.language) })
    : t('callPanel.saving');
}
