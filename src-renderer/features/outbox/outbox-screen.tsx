import { useRef, useState } from 'react';
import { explainError } from '../../../shared/errors/app-error';
import type { OutboxState } from '../../../shared/outbox/outbox-state';
import { useFocusLoadedScreen } from '../../commands/use-focus-loaded-screen';
import type { AppActions } from '../../state/app-actions';
import type { IpcClient } from '../../ipc/ipc-client';
import { always, onAnyTicket } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useFocusRestoration } from '../../ui/use-focus-restoration';
import { ListColumn, ListStack, ColumnNote, TwoColumnLists } from '../../components/tickets/two-column-lists';
import { TicketItem } from '../../components/tickets/ticket-item';
import { PauseNotice } from './pause-notice';
import { RejectedTicketItem } from './rejected-ticket-item';
import { UncertainTicketItem } from './uncertain-ticket-item';
import { useCorrectRejectedCommand } from './use-correct-rejected-command';

type OutboxScreenProps = {
  readonly client: IpcClient;
  readonly onOpenTicket: (ticketId: number) => void;
  readonly onReopenRejected: (ticketId: number) => void;
  /** Whether the keychain has been asked for the token and has not answered yet. */
  readonly isAskingKeychain: boolean;
  readonly actions: Pick<AppActions, 'saveToken' | 'checkToken'>;
};

const noTickets: OutboxState['rejected'] = [];
const refreshOn = { ...onAnyTicket, 'outbox.changed': always };

/** The waiting tickets in sending order, and the uncertain and rejected ones, which only people can resolve. */
export function OutboxScreen(props: OutboxScreenProps) {
  const { client, onOpenTicket, onReopenRejected, isAskingKeychain, actions } = props;
  const t = useText();
  const { data: outbox, error, accept } = useIpcQuery(client, 'outbox.get-state', null, refreshOn);
  const [openId, setOpenId] = useState<number | null>(null);
  const screen = useRef<HTMLElement>(null);
  const sendNow = async () => accept(await client.ask('outbox.send-now', null));
  useFocusLoadedScreen(screen, outbox !== null, 'li button');
  useFocusRestoration(screen);
  useCorrectRejectedCommand(screen, outbox?.rejected ?? noTickets, onReopenRejected);

  return (
    <TwoColumnLists
      focusRef={screen}
      label={t('app.outbox')}
      isEmpty={outbox?.waiting.length === 0 && outbox.uncertain.length === 0 && outbox.rejected.length === 0}
    >
      <ListStack>
        {outbox !== null && outbox.rejected.length > 0 && (
          <ListColumn
            titleId="outbox-rejected"
            title={t('statuses.rejected')}
            count={outbox.rejected.length}
            emptyText=""
          >
            {outbox.rejected.map((ticket) => (
              <TicketItem key={ticket.id} ticket={ticket} onOpen={onOpenTicket}>
                <RejectedTicketItem client={client} ticket={ticket} onReopenRejected={onReopenRejected} />
              </TicketItem>
            ))}
          </ListColumn>
        )}
        <ListColumn
          titleId="outbox-waiting"
          title={t('outbox.waiting')}
          count={outbox?.waiting.length}
          emptyText={t('outbox.emptyWaiting')}
          beside={
            outbox !== null &&
            outbox.waiting.length > 0 && <Button onPress={() => void sendNow()}>{t('outbox.sendNow')}</Button>
          }
          above={
            <>
              {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
              {outbox !== null && (
                <PauseStatus outbox={outbox} isAskingKeychain={isAskingKeychain} actions={actions} />
              )}
            </>
          }
        >
          {outbox?.waiting.map((ticket) => (
            <TicketItem key={ticket.id} ticket={ticket} onOpen={onOpenTicket} />
          ))}
        </ListColumn>
      </ListStack>
      <ListColumn
        titleId="outbox-uncertain"
        title={t('outbox.uncertain')}
        count={outbox?.uncertain.length}
        emptyText={t('outbox.emptyUncertain')}
      >
        {outbox?.uncertain.map((ticket) => (
          <TicketItem key={ticket.id} ticket={ticket} onOpen={onOpenTicket}>
            <UncertainTicketItem
              client={client}
              ticket={ticket}
              isOpen={openId === ticket.id}
              onToggle={() => setOpenId(openId === ticket.id ? null : ticket.id)}
            />
          </TicketItem>
        ))}
      </ListColumn>
    </TwoColumnLists>
  );
}

type PauseStatusProps = Pick<OutboxScreenProps, 'isAskingKeychain' | 'actions'> & {
  readonly outbox: OutboxState;
};

/** Says why nothing is being sent. A pause is not mentioned if no ticket is waiting. */
function PauseStatus({ outbox: { pauseState, waiting }, isAskingKeychain, actions }: PauseStatusProps) {
  const t = useText();
  const waits = waiting.length > 0;
  if (pauseState !== null)
    return pauseState.kind === 'paused' && !waits ? null : (
      <PauseNotice pauseState={pauseState} actions={actions} />
    );
  if (!waits || !isAskingKeychain) return null;
  return <ColumnNote>{t('token.checking')}</ColumnNote>;
}
