import { useMemo, useRef } from 'react';
import { getAgent, type AppState } from '../../../shared/app/app-state';
import { explainError } from '../../../shared/errors/app-error';
import { createHandoverPage } from '../../../shared/handover/create-handover-page';
import { formatHandoverText } from '../../../shared/handover/format-handover-text';
import { maxUnseenCalls } from '../../../shared/handover/handover';
import { useFocusLoadedScreen } from '../../commands/use-focus-loaded-screen';
import { useCallersOfNumbers } from '../../components/calls/use-callers-of-numbers';
import { MaskedText, RevealButton, useIsMasked } from '../../components/masking/mask-scope-and-masked-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { always, onAnyTicket } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import css from './handover-screen.module.css';
import { listCallsByNumber, nameCallersOfNumbers } from './name-callers-of-numbers';
import { useHandoverPageActions } from './use-handover-page-actions';

type HandoverScreenProps = {
  readonly client: IpcClient;
  /** Null until the main process has answered for the first time. */
  readonly app: AppState | null;
  /** The calls whose case number the agent has not seen: the same object for the same calls. */
  readonly unseenCallIds: readonly string[];
  readonly onOpenTicket: (ticketId: number) => void;
  readonly onOpenCall: (callId: string) => void;
  /** Shows what has neither a ticket nor a call of its own, such as an incident. */
  readonly onShowCallbacks: () => void;
  readonly onLeave: () => void;
};

const refreshOn = {
  ...onAnyTicket,
  'reminders.changed': always,
  'calls.incoming-changed': always,
  'incidents.changed': always,
  'outbox.changed': always,
};

const onSync = { 'sync.changed': always };

/** One page for the next shift: everything that is open, as it is copied, printed and saved. */
export function HandoverScreen(props: HandoverScreenProps) {
  const { client, app, unseenCallIds, onOpenTicket, onOpenCall, onShowCallbacks, onLeave } = props;
  const t = useText();
  const isMasked = useIsMasked();
  const agent = app && getAgent(app);
  const isPractice = app?.mode === 'practice';
  const request = useMemo(() => ({ unseenCallIds: unseenCallIds.slice(0, maxUnseenCalls) }), [unseenCallIds]);
  const { data: handover, error } = useIpcQuery(client, 'handover.read', request, refreshOn);
  const { data: sync } = useIpcQuery(client, 'sync.get-state', null, onSync);
  const isShared = sync !== null && sync.server !== null && !sync.isPaused;
  const withCallerOfNumber = useCallersOfNumbers(client, listCallsByNumber(handover));
  const view = useMemo(() => {
    if (handover === null) return null;
    const named = nameCallersOfNumbers(handover, withCallerOfNumber);
    const options = { language: t.language, isMasked, agent, isPractice, isShared };
    const getWholePage = () => createHandoverPage(named, { ...options, isWhole: true }).page;
    return { ...createHandoverPage(named, options), getWholePage };
  }, [handover, withCallerOfNumber, t.language, isMasked, agent, isPractice, isShared]);
  const screen = useRef<HTMLElement>(null);
  useFocusLoadedScreen(screen, view !== null, 'button');
  const actions = useHandoverPageActions(client);
  const failed = actions.error ?? error;
  return (
    <main ref={screen} tabIndex={-1} className={css['screen']} aria-label={t('handoverScreen.title')}>
      <div className={css['bar']}>
        {view !== null && (
          <>
            <Button kind="main" onPress={() => actions.copy(formatHandoverText(view.getWholePage()))}>
              {t('handoverScreen.copy')}
            </Button>
            <Button isResting={actions.isBusy} onPress={() => actions.print(view.page)}>
              {t('handoverScreen.print')}
            </Button>
            <Button isResting={actions.isBusy} onPress={() => actions.save(view.getWholePage())}>
              {t('handoverScreen.save')}
            </Button>
          </>
        )}
        <RevealButton leavesWhole={false} />
        <span role="status" className={css['said']}>
          {actions.message}
        </span>
        <Button kind="quiet" action="back" className={css['close']} onPress={onLeave}>
          {t('handoverScreen.close')}
        </Button>
      </div>
      {failed !== null && <Notice tone="bad" {...explainError(failed, t.language)} />}
      {view !== null && (
        <article className={css['page']}>
          <h1>{view.page.title}</h1>
          <p className={css['facts']}>{view.page.facts}</p>
          {view.page.sections.map(({ title, lines, more }, at) => (
            <section key={title}>
              <h2>{title}</h2>
              <ul>
                {lines.map((line, index) => {
                  const item = view.items[at]?.[index];
                  return (
                    // oxlint-disable-next-line react/no-array-index-key -- a caller may have two equal lines
                    <li key={`${index} ${line}`}>
                      <button
                        type="button"
                        className={css['line']}
                        onClick={() => {
                          if (item?.ticketId != null) onOpenTicket(item.ticketId);
                          else if (item?.callId != null) onOpenCall(item.callId);
                          else onShowCallbacks();
                        }}
                      >
                        <MaskedText text={line} />
                      </button>
                    </li>
                  );
                })}
              </ul>
              {more !== null && <p className={css['more']}>{more}</p>}
            </section>
          ))}
          {view.page.none !== null && <p className={css['none']}>{view.page.none}</p>}
        </article>
      )}
    </main>
  );
}
