import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { caseEndingKind } from '../../../shared/calls/call-ending';
import type { TokenState } from '../../../shared/app/api-token';
import type { HistoryFilter } from '../../../shared/history/history-query-and-page';
import type { SimilarTicket } from '../../../shared/history/similar-ticket';
import type { IpcClient } from '../../ipc/ipc-client';
import { createStore, useStore } from '../../state/store';
import { scheduleTimeout } from '../../time/schedule-timeout';
import { useText } from '../../i18n/use-text';
import { announce } from '../../ui/announcer';
import { FillAnnouncement } from './autofill/fill-announcement';
import { runAutofill } from './autofill/run-autofill';
import { CallForm } from './call-form';
import { CallFormProvider, type CallFormContextValue } from './editing/call-form-context';
import css from './call-screen.module.css';
import { ContactNotes } from './contact-notes/contact-notes';
import { createCallerSuggestionsStore } from './caller-suggestions/caller-suggestions-store';
import { QuestionPanel } from './questions/question-panel';
import { FollowUpAnnouncement } from './follow-up/follow-up-announcement';
import { toggleFollowUp } from './follow-up/link-follow-up';
import { useFocusShownCall } from './early-form/use-focus-shown-call';
import { FollowUpPanel } from './follow-up/follow-up-panel';
import { explainNotEditable, isEditable, isFinished, type OpenCall } from './open-calls/open-call-state';
import { OtherCallsOfNumber } from './open-calls/other-calls-of-number';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';
import { EndWithoutTicketMenu } from './ending/end-without-ticket-menu';
import { useEndCall } from './ending/use-end-call';
import { useUndoEnding } from './ending/use-undo-ending';
import { EndedCallPanel } from './ending/ended-call-panel';
import { FinishedCallCase } from './follow-up/finished-call-case';
import { CallerSuggestionsCard, explainNoCaller } from './caller-suggestions/caller-suggestions-card';
import { LazyLinesUnderPhone } from './lazy-lines-under-phone';
import type { KnownIncidents } from './incidents/use-incident-state';
import { useCallNotices } from './use-call-notices';
import { OutcomePanel, type OutcomeActions } from './outcome/outcome-panel';
import { useRejectionFocus } from './outcome/use-rejection-focus';
import { LazyPastCasePanel } from './past-case/lazy-past-case-panel';
import { usePastCaseStore } from './past-case/use-past-case-store';
import { usePastCaseCommand } from './past-case/use-past-case-command';
import { createPinActions } from './pin/pin-actions';
import { PinMap } from './pin/view/pin-map';
import { CallSidePanel } from './sending/call-side-panel';
import { useSendCall } from './sending/use-send-call';
import { useCallerOfNumber } from './caller-suggestions/use-caller-of-number';
import { useFillFromCaller } from './caller-suggestions/use-fill-from-caller';
import { usePinMapToggle } from './pin/view/use-pin-map-toggle';
import { createFieldHistoryKeys } from './editing/field-history-keys';
import { createUndoKeys, noteTyping } from './editing/undo-keys';
import { createPasteHandler } from './editing/paste-handler';
import { useCallCommands } from './use-call-commands';
import { useNewestUndo } from './use-newest-undo';
import { useReportVisibleTime } from './use-report-visible-time';

type CallEditorProps = {
  readonly client: IpcClient;
  readonly open: OpenCall;
  readonly calls: OpenCallsStore;
  readonly actions: OutcomeActions;
  readonly isSpelled: boolean;
  readonly isShown: boolean;
  readonly token: TokenState | null;
  readonly incidents: KnownIncidents;
  readonly onReopenRejected: (ticketId: number) => void;
  readonly onShowInHistory: (filter: HistoryFilter) => void;
  /** Returns the caret to the field that last had it. */
  readonly onReturnToField: () => void;
};

/** One call: its form on the left, the panel with what to do next on the right. */
export function CallEditor(props: CallEditorProps) {
  const { client, open, calls, actions, isSpelled, isShown, token } = props;
  const { incidents, onReopenRejected, onShowInHistory, onReturnToField } = props;
  const { session } = open;
  const t = useText();
  const canEdit = isEditable(open);
  const wasSendTried = open.faults.length > 0;

  useFocusShownCall({ open, calls, isShown });
  useEffect(() => session.leaveScreen, [session]);
  useRejectionFocus(open, isShown);
  useReportVisibleTime(client.ask, session.callId, isShown);
  const map = usePinMapToggle(canEdit);
  const cases = usePastCaseStore(client.ask, session.callId);
  const shownCaseId = useStore(cases.store, ({ ticketId }) => ticketId);
  const [suggestions] = useState(() =>
    createCallerSuggestionsStore(client.ask, scheduleTimeout, session.callId),
  );
  const pin = useMemo(() => createPinActions(session), [session]);
  const parts = useMemo<CallFormContextValue>(
    () => ({
      session,
      pin,
      runAutofill: () => runAutofill(session),
      showMap: map.toggle,
      openCase: cases.openByCode,
      isEditable: canEdit,
      knownCallers: suggestions.store,
      wasSendTried,
    }),
    [session, pin, map, cases, canEdit, suggestions, wasSendTried],
  );
  const { ticket } = open;
  const isEnded = ticket?.status === 'recorded';
  const undoEnding = useUndoEnding(client.ask, calls, open, onReturnToField);
  const undo = useNewestUndo(calls, isEnded ? undoEnding : undefined);
  const checkNumber = useCallerOfNumber({ suggestions, session, isEditable: canEdit });
  const { heldBack, send, sendAnyway, sendAtKey } = useSendCall({
    ...parts,
    calls,
    checkNumber,
    // What holds the call back must not be hidden.
    onSend: cases.close,
  });
  const [similar] = useState(() => createStore<readonly SimilarTicket[]>([]));
  useEffect(
    () =>
      client.onEvent('tickets.changed', ({ ticketId }) => {
        if (ticketId === null || canEdit) void suggestions.askAgain();
      }),
    [client, suggestions, canEdit],
  );
  const onNobody = useCallback(() => announce(t(explainNoCaller(suggestions.store.get()))), [suggestions, t]);
  const samePlace = useFillFromCaller({ suggestions, session, isShown, onChoose: cases.close, onNobody });
  const isFollowing = open.call.follows !== null;
  const { inPanel, underPhone, underIssue } = useCallNotices({ client, state: incidents, open, isShown });
  const foundCaller = useMemo(() => {
    const shown = { suggestions, calls, session, similarStore: similar, isFollowing, isEditable: canEdit };
    // Beside a call that is being sent, what waits for the caller stays.
    if (!canEdit && underPhone === null) return null;
    return (
      <LazyLinesUnderPhone {...shown} onFill={samePlace.start}>
        {underPhone}
      </LazyLinesUnderPhone>
    );
  }, [canEdit, calls, session, suggestions, samePlace, similar, isFollowing, underPhone]);
  const isCaseShown = shownCaseId !== null && isShown;
  const end = useEndCall({ ...parts, calls, onEnd: cases.close });
  const followUp = {
    isFollowed: open.call.follows?.id === shownCaseId,
    run: (ticketId: number) => {
      if (canEdit) toggleFollowUp(calls, session, ticketId);
    },
  };
  const pastCase = usePastCaseCommand({ cases, suggestions, session, onReturnToField });
  useCallCommands({
    open,
    isShown,
    isDoubtful: heldBack.isDoubtful,
    send,
    sendAnyway,
    undo,
    onUndone: (source) => {
      if (source === 'follow-up') void calls.follow(session.callId, null);
    },
    pastCase,
    fillFromCaller: samePlace,
    findDismissalToUndo: () => suggestions.findDismissalToUndo(session.getFields().autofill.applied.length),
    toggleMap: map.toggle,
    onReopenRejected,
  });

  const [historyKeys, undoKeys] = [createFieldHistoryKeys(session), createUndoKeys(session)];
  const onFieldKey = (event: KeyboardEvent) => {
    historyKeys(event);
    undoKeys(event);
  };
  const contactNotes = (
    <ContactNotes
      ask={client.ask}
      suggestions={suggestions}
      isShown={isShown}
      onOpen={cases.close}
      onReturnToField={onReturnToField}
    />
  );
  const finishedCase = ticket !== null && (
    <FinishedCallCase
      key={ticket.id}
      {...{ client, calls, ticket, isShown }}
      onOpen={actions.openInHistory}
    />
  );
  return (
    <CallFormProvider value={parts}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys that mean the same in every field */}
      <form
        className={css['layout']}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={canEdit ? onFieldKey : undefined}
        onInput={(event) => {
          noteTyping(event);
          calls.leaveDiscard();
        }}
        onPaste={createPasteHandler(parts)}
      >
        <FillAnnouncement session={session} />
        <FollowUpAnnouncement follows={open.call.follows} />
        <div className={css['paper']}>
          <CallForm foundCaller={foundCaller} underIssue={underIssue} />
        </div>
        {map.isOpen && <PinMap onClose={map.close} />}
        {(open.ticket === null || open.ticket.status === 'rejected') && (
          <CallSidePanel
            open={open}
            heldBack={heldBack}
            onSend={send}
            onSendAnyway={sendAnyway}
            endings={
              <EndWithoutTicketMenu
                client={client}
                cases={{
                  pastCases: cases,
                  follows: open.call.follows,
                  similar,
                  suggestions: suggestions.store,
                }}
                isShown={isShown}
                whyNot={() => (canEdit ? undefined : explainNotEditable(open))}
                onEnd={end}
                onUnread={(error) => calls.showError(session.callId, error)}
              />
            }
            questions={<QuestionPanel isShown={isShown} onReturnToField={onReturnToField} />}
            pastCase={
              isCaseShown && (
                <LazyPastCasePanel
                  client={client}
                  cases={cases}
                  ticketId={shownCaseId}
                  followUp={followUp}
                  onAskedAbout={(ticketId) => end(caseEndingKind, ticketId)}
                  onReopenRejected={onReopenRejected}
                  onShow={onShowInHistory}
                  onLeave={onReturnToField}
                />
              )
            }
          >
            {inPanel}
            {contactNotes}
            <CallerSuggestionsCard
              suggestions={suggestions}
              onAccept={samePlace.take}
              onType={samePlace.typeOn}
              onDismissed={onReturnToField}
              onOpenCase={(caller, ticketId) => void cases.open(caller, ticketId)}
              openCalls={<OtherCallsOfNumber calls={calls} session={session} />}
            />
            <FollowUpPanel
              client={client}
              calls={calls}
              open={open}
              similarStore={similar}
              onOpenTicket={cases.show}
              onSend={sendAtKey}
              isShown={isShown}
            />
          </CallSidePanel>
        )}
        {ticket !== null && isEnded && (
          <EndedCallPanel
            key={ticket.id}
            client={client}
            ticket={ticket}
            isShown={isShown}
            isClosed={() => calls.store.get().calls.every(({ call }) => call.id !== open.call.id)}
            error={open.error}
            actions={actions}
            rejected={open.endedBeside}
            onReopenRejected={onReopenRejected}
            hasUndoKey={undo === undoEnding}
            onUndo={undoEnding.run}
            onAddNote={(text) => calls.addNote(ticket.id, text)}
          >
            {inPanel}
            {finishedCase}
            {contactNotes}
          </EndedCallPanel>
        )}
        {ticket !== null && isFinished(open) && !isEnded && (
          <OutcomePanel open={open} ticket={ticket} actions={actions} isSpelled={isSpelled} token={token}>
            {inPanel}
            {finishedCase}
            {contactNotes}
          </OutcomePanel>
        )}
      </form>
    </CallFormProvider>
  );
}
