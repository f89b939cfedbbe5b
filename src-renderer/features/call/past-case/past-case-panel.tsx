import { useCallback, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { HistoryFilter } from '../../../../shared/history/history-query-and-page';
import { useCommands } from '../../../commands/command-registry';
import { MaskScope } from '../../../components/masking/mask-scope-and-masked-text';
import {
  TicketDetailPanel,
  type TicketDetailHandle,
} from '../../../components/ticket-detail/ticket-detail-panel';
import type { FollowUpAction } from '../../../components/ticket-detail/ticket-header';
import { useText } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import { useStore } from '../../../state/store';
import { announce } from '../../../ui/announcer';
import { Button } from '../../../ui/button';
import { scrollPartIntoView } from '../../../ui/scroll-into-view';
import { usePageKeys } from '../../../ui/use-scroll-keys';
import { readBackId } from '../session/call-caret';
import { AskedAboutButton } from './asked-about-button';
import css from './past-case-panel.module.css';
import type { PastCaseStore } from './past-case-store';

type PastCasePanelProps = {
  readonly client: IpcClient;
  readonly cases: PastCaseStore;
  readonly ticketId: number;
  readonly followUp: FollowUpAction;
  /** Ends the call: its caller asked about this case. */
  readonly onAskedAbout: (ticketId: number) => void;
  readonly onReopenRejected: (ticketId: number) => void;
  /** Shows the matching tickets in the history. */
  readonly onShow: (filter: HistoryFilter) => void;
  /** Returns the caret to the call. */
  readonly onLeave: () => void;
};

/** A whole past case beside the call. It never takes the caret, which stays in the field. */
export function PastCasePanel(props: PastCasePanelProps) {
  const { client, cases, ticketId, followUp, onAskedAbout, onReopenRejected, onShow, onLeave } = props;
  const t = useText();
  const { ticketIds } = useStore(cases.store);
  const panel = useRef<HTMLElement>(null);
  const detail = useRef<TicketDetailHandle>(null);
  const nth = ticketIds.indexOf(ticketId) + 1;
  const close = () => {
    const hadFocus = panel.current?.contains(document.activeElement) === true;
    flushSync(cases.close);
    announce(t('heard.pastCaseClosed'));
    if (hadFocus) onLeave();
  };
  const whyNoOlder = () => (nth >= ticketIds.length ? ('unavailable.noOlderCase' as const) : undefined);
  const whyNoNewer = () => (nth <= 1 ? ('unavailable.noNewerCase' as const) : undefined);
  useCommands({
    'older-case': { run: () => cases.step(1), whyNot: whyNoOlder },
    'newer-case': { run: () => cases.step(-1), whyNot: whyNoNewer },
    back: { run: close },
    'read-back': {
      run: () => {
        flushSync(cases.close);
        document.getElementById(readBackId)?.focus();
      },
    },
  });
  const onLoaded = useCallback(() => doNothing, []);
  usePageKeys(useCallback(() => panel.current?.querySelector<HTMLElement>(':scope > section') ?? null, []));
  // In a narrow window the panel lies over the end of the form; in a very narrow one it stands below the form.
  useEffect(() => {
    const isOver = panel.current !== null && getComputedStyle(panel.current).position === 'fixed';
    scrollPartIntoView(isOver ? document.activeElement : panel.current);
  }, []);

  return (
    <section ref={panel} data-past-case="" className={css['panel']} aria-label={t('pastCase.title')}>
      <div className={css['head']}>
        <h2 className={css['title']}>
          {nth === 0 ? t('pastCase.title') : t('pastCase.nth', { nth, count: ticketIds.length })}
        </h2>
        <Button kind="quiet" action="back" isTabStop={false} onPress={close}>
          {t('pastCase.close')}
        </Button>
        {whyNoNewer() === undefined && (
          <Button
            kind="quiet"
            action="newer-case"
            isTabStop={false}
            isRepeatable
            onPress={() => cases.step(-1)}
          >
            {t('pastCase.newer')}
          </Button>
        )}
        {whyNoOlder() === undefined && (
          <Button
            kind="quiet"
            action="older-case"
            isTabStop={false}
            isRepeatable
            onPress={() => cases.step(1)}
          >
            {t('pastCase.older')}
          </Button>
        )}
      </div>
      <MaskScope resetKey={ticketId}>
        <TicketDetailPanel
          key={ticketId}
          ref={detail}
          client={client}
          ticketId={ticketId}
          otherMode={undefined}
          onLoaded={onLoaded}
          onReopenRejected={onReopenRejected}
          inHistory={null}
          onBeginFromTicket={null}
          followUp={followUp}
          isBesideCall
          nth={nth === 0 ? '' : t('heard.nth', { nth, count: ticketIds.length })}
          moreActions={<AskedAboutButton onPress={() => onAskedAbout(ticketId)} />}
          onSelect={cases.show}
          onShow={onShow}
          onLeave={onLeave}
          onEscape={close}
        />
      </MaskScope>
    </section>
  );
}

const doNothing = () => undefined;
