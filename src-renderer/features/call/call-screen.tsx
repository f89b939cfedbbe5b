import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { explainError } from '../../../shared/errors/app-error';
import type { AppState } from '../../../shared/app/app-state';
import type { TokenState } from '../../../shared/app/api-token';
import type { ListedIncomingCall } from '../../../shared/calls/incoming-call';
import type { HistoryFilter } from '../../../shared/history/history-query-and-page';
import type { IpcClient } from '../../ipc/ipc-client';
import { CommandContext, useCommands, type Command } from '../../commands/command-registry';
import { useText, type TextKey } from '../../i18n/use-text';
import { createCaseNumberCheck } from '../../state/check-case-number';
import { useStore } from '../../state/store';
import { useSaveOnLeave } from '../../state/use-save-on-leave';
import { announce } from '../../ui/announcer';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { ErrorBoundary } from '../../ui/error-boundary';
import { useDialable, type DialableNumber } from '../../components/calls/dialable-number-registry';
import { MaskScope } from '../../components/masking/mask-scope-and-masked-text';
import { ScreenError } from '../../components/screen-error';
import { useIsNarrow } from '../../ui/use-is-narrow';
import { VisuallyHiddenTitle } from '../../ui/visually-hidden';
import { CallEditor } from './call-editor';
import { UnplacedTextNotice } from './early-form/unplaced-text-notice';
import { findField } from './editing/call-form-context';
import css from './call-screen.module.css';
import { CallTabs } from './call-tabs';
import { findRingCaller } from './incoming/find-ring-caller';
import { InUseReporter } from './in-use-reporter';
import { IncomingCallBar, ringsAboveId } from './incoming/incoming-call-bar';
import type { RingMemory } from './incoming/use-announced-rings';
import { IsHeardContext } from '../../ui/use-announcement';
import { takeIncomingCall } from './incoming/take-incoming-call';
import type { IncomingCallsState } from './incoming/use-incoming-calls';
import { useIncidentState } from './incidents/use-incident-state';
import { loadTemplates } from './templates/template-store';
import { explainNotEditable, isEditable, isUnused } from './open-calls/open-call-state';
import type { OpenCallsStore } from './open-calls/open-calls-store-types';
import { ShownCallAnnouncement } from './open-calls/shown-call-announcement';
import { useCallEvents } from './open-calls/use-call-events';
import type { OutcomeActions } from './outcome/outcome-panel';
import { SupervisorNotices } from './supervisor-notices';
import { DatabaseRecoveryNotices } from './database-recovery-notices';
import { HistoryNotOpen, isShownInBanner } from './history-not-open';
import { quickEntryLineId, readBackId } from './session/call-caret';
import { useFocusMemory } from './use-focus-memory';

type CallScreenProps = {
  readonly client: IpcClient;
  readonly calls: OpenCallsStore;
  readonly incoming: IncomingCallsState;
  readonly isShown: boolean;
  /** Null until the main process has answered for the first time. */
  readonly app: AppState | null;
  readonly onShow: () => void;
  readonly onOpenTicket: (ticketId: number) => void;
  readonly onReopenRejected: (ticketId: number) => void;
  readonly onShowInHistory: (filter: HistoryFilter) => void;
  readonly tokenActions: Pick<OutcomeActions, 'saveToken' | 'checkToken'>;
};

const noNotices: AppState['supervisorNotices'] = [];

/** Stays mounted while other screens are shown, so that neither typed text nor the caret is lost. */
export function CallScreen(props: CallScreenProps) {
  const { client, calls, incoming, isShown, app, onShow, onOpenTicket, tokenActions } = props;
  const { onReopenRejected, onShowInHistory } = props;
  const t = useText();
  const openCalls = useStore(calls.store);
  const [isSpelled, setIsSpelled] = useState(false);
  const active = openCalls.calls.find((open) => open.call.id === openCalls.activeId);

  useSaveOnLeave(client, calls);
  useCallEvents(client, calls);
  useEffect(() => calls.showScreen(isShown), [calls, isShown]);
  useEffect(() => {
    if (!isShown) return undefined;
    void loadTemplates(client.ask);
    return client.onEvent('templates.changed', () => void loadTemplates(client.ask));
  }, [client, isShown]);
  const caret = useFocusMemory(isShown, openCalls.activeId, calls);

  const { closeOverlays, focusArrival, keyBuffer, unavailable } = useContext(CommandContext);
  const toPhone = useCallback(() => {
    const phone = findField('phone');
    if (phone !== null) focusArrival(phone);
  }, [focusArrival]);
  const arrive = useCallback(
    (isThere: boolean) => {
      if (isThere) toPhone();
      return isThere;
    },
    [toPhone],
  );
  const beginCall = useMemo(
    () => () => {
      closeOverlays('new-call');
      setIsSpelled(false);
      onShow();
      void keyBuffer.hold(calls.begin().then(arrive));
    },
    [arrive, calls, closeOverlays, keyBuffer, onShow],
  );
  const incidents = useIncidentState(client);
  const taking = useRef<number | null>(null);
  const [answered, setAnswered] = useState({ count: 0, isAnswering: false });
  const takeIncoming = (call: ListedIncomingCall, isNew = false) => {
    if (taking.current === call.id) return;
    taking.current = call.id;
    setAnswered((now) => ({ ...now, isAnswering: true }));
    closeOverlays('answer-call');
    setIsSpelled(false);
    onShow();
    void keyBuffer.hold(
      takeIncomingCall({ client, calls, focusArrival, unavailable, onTaken: incoming.end }, call, isNew)
        .then((isThere) => {
          if (isThere) setAnswered((now) => ({ ...now, count: now.count + 1 }));
          return isThere;
        })
        .finally(() => {
          taking.current = null;
          setAnswered((now) => ({ ...now, isAnswering: false }));
        }),
    );
  };
  const screen = useRef<HTMLElement>(null);
  useDialable(screen, () => toDialable(calls), true);
  const here = <C extends Command>(command: C): C | undefined => (isShown ? command : undefined);
  useCommands({
    'new-call': { run: beginCall },
    park: here({
      // A call that is sent has nothing to park: the next one begins either way.
      run: () =>
        active === undefined || isEditable(active)
          ? void keyBuffer.hold(calls.park().then(arrive))
          : beginCall(),
      whyNot: () => getParkUnavailableReason(calls),
    }),
    'quick-entry': here({ run: () => caret.visit(quickEntryLineId) }),
    spell: here({
      run: () => setIsSpelled((spelled) => !spelled),
      whyNot: () => (active?.ticket === null ? 'unavailable.noNumber' : undefined),
    }),
    'read-back': here({
      run: () => caret.visit(readBackId),
      whyNot: () =>
        active && document.getElementById(readBackId) === null ? explainNotEditable(active) : undefined,
    }),
    discard: here({
      run: () => void (active && keyBuffer.hold(calls.discard(active.call.id))),
      whyNot: () => (active && !isEditable(active) ? explainNotEditable(active) : undefined),
    }),
    back: here({ run: () => caret.comeBack() }),
  });

  const actions = useMemo<OutcomeActions>(
    () => ({
      nextCall: beginCall,
      copy: (text) => void calls.copy(text).then((isCopied) => isCopied && announce(t('outcome.copied'))),
      toggleSpelling: () => setIsSpelled((spelled) => !spelled),
      openInHistory: onOpenTicket,
      saveToken: tokenActions.saveToken,
      checkToken: tokenActions.checkToken,
      sendAgain: (ticketId) => void calls.sendTicketAgain(ticketId),
      checkCaseNumber: (ticketId) => createCaseNumberCheck(client.ask, ticketId),
      recordCaseNumber: (ticketId, caseNumber) => calls.recordCaseNumber(ticketId, caseNumber),
    }),
    [beginCall, calls, client, onOpenTicket, tokenActions, t],
  );

  const [ringMemory] = useState<RingMemory>(() => new Set());
  const isNarrow = useIsNarrow();
  // Always in the page, which has been drawn once before another screen is shown. In a narrow window, all of which scrolls, who
  // rings stays in sight there only.
  const ringsAbove = isShown && !isNarrow ? null : document.getElementById(ringsAboveId);
  const rings = (
    <IncomingCallBar
      memory={ringMemory}
      ringing={incoming.ringing}
      wasEnded={incoming.wasEnded}
      missedCount={incoming.missedCount}
      findCaller={(call) => findRingCaller(call, openCalls, incoming)}
      onAnswer={takeIncoming}
      onDismiss={incoming.dismiss}
    />
  );
  return (
    <MaskScope resetKey={openCalls.activeId} isShown={isShown}>
      <InUseReporter ask={client.ask} calls={calls} />
      {ringsAbove !== null && createPortal(rings, ringsAbove)}
      <IsHeardContext value={isShown}>
        <ShownCallAnnouncement calls={calls} answered={answered.isAnswering ? undefined : answered.count} />
        <main
          ref={screen}
          className={css['screen']}
          data-scrolls
          hidden={!isShown}
          aria-label={t('app.call')}
        >
          <VisuallyHiddenTitle>{t('app.call')}</VisuallyHiddenTitle>
          <div className={css['top']}>
            <CallTabs state={openCalls} {...{ calls, isShown, onShow }} onBegin={beginCall} />
            {isShown && ringsAbove === null && rings}
          </div>
          <SupervisorNotices notices={app?.supervisorNotices ?? noNotices} />
          <DatabaseRecoveryNotices client={client} />
          {openCalls.erased > 0 && (
            <Notice tone="wait" sentence={t('calls.erased', { count: openCalls.erased })}>
              <Button kind="quiet" onPress={calls.dismissErased}>
                {t('shortcuts.close')}
              </Button>
            </Notice>
          )}
          <UnplacedTextNotice hasError={openCalls.error !== null} />
          {active === undefined && (
            <HistoryNotOpen
              error={openCalls.error}
              dataFolder={app?.dataFolder ?? null}
              onRetry={() => void calls.load()}
            />
          )}
          {active !== undefined && openCalls.error !== null && !isShownInBanner(openCalls.error) && (
            <Notice tone="bad" {...explainError(openCalls.error, t.language)}>
              <Button kind="quiet" onPress={() => void calls.load()}>
                {t('app.tryAgain')}
              </Button>
            </Notice>
          )}
          {active !== undefined && (
            <ErrorBoundary
              key={active.call.id}
              area="call-form"
              renderError={(fault, reset) => <ScreenError error={fault} ask={client.ask} onReset={reset} />}
            >
              <CallEditor
                client={client}
                open={active}
                calls={calls}
                actions={actions}
                isSpelled={isSpelled}
                isShown={isShown}
                token={tokenToSendWith(app)}
                incidents={incidents}
                onReopenRejected={onReopenRejected}
                onShowInHistory={onShowInHistory}
                onReturnToField={caret.comeBack}
              />
            </ErrorBoundary>
          )}
        </main>
      </IsHeardContext>
    </MaskScope>
  );
}

/** The number of the call that is shown. */
function toDialable({ getActive }: OpenCallsStore): DialableNumber {
  const fields = getActive()?.session.getFields();
  return { phone: fields?.phone ?? '', name: fields?.name ?? '' };
}

/** Null in practice, and while the state is unknown. */
function tokenToSendWith(app: AppState | null): TokenState | null {
  return app === null || app.mode === 'practice' ? null : app.token;
}

function getParkUnavailableReason({ getActive }: OpenCallsStore): TextKey | undefined {
  const active = getActive();
  return active !== undefined && isEditable(active) && isUnused(active)
    ? 'unavailable.nothingTyped'
    : undefined;
}
