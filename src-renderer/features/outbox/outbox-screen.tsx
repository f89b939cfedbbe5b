import { useCallback, useEffect, useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { OutboxState } from '../../../shared/outbox/outbox-state';
import type { AppActions } from '../../state/app-actions';
import type { IpcClient } from '../../ipc/ipc-client';
import { useText } from '../../i18n/translate';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Column, Item, QuietLine, TwoColumns } from '../../components/tickets/two-column-lists';
import { HaltNotice } from './pause-notice';
import { UncertainItem } from './uncertain-item';

type OutboxScreenProps = {
  readonly client: IpcClient;
  readonly onOpenTicket: (ticketId: number) => void;
  /** Whether the keychain was asked for the token and has not answered yet. */
  readonly isAskingKeychain: boolean;
  readonly actions: Pick<AppActions, 'saveToken' | 'checkToken'>;
};

/** What is sent by itself, in its order, and what only people can settle. */
export function OutboxScreen({ client, onOpenTicket, isAskingKeychain, actions }: OutboxScreenProps) {
  const t = useText();
  const [outbox, setOutbox] = useState<OutboxState | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [openId, setOpenId] = useState<number | null>(null);

  const ask = useCallback(
    async (channel: 'outbox.state' | 'outbox.send-now') => {
      const answer = await client.ask(channel, null);
      if (answer.ok) setOutbox(answer.value);
      setError(answer.ok ? null : answer.error);
    },
    [client],
  );
  useEffect(() => {
    const refresh = () => void ask('outbox.state');
    refresh();
    const ends = [client.onNotice('outbox.changed', refresh), client.onNotice('tickets.changed', refresh)];
    return () => {
      for (const end of ends) end();
    };
  }, [client, ask]);

  return (
    <TwoColumns label={t('app.outbox')}>
      <Column
        titleId="outbox-waiting"
        title={t('outbox.waiting')}
        count={outbox?.waiting.length}
        none={t('outbox.nothingWaits')}
        beside={
          outbox !== null &&
          outbox.waiting.length > 0 && (
            <Button onPress={() => void ask('outbox.send-now')}>{t('outbox.sendNow')}</Button>
          )
        }
        above={
          <>
            {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
            {outbox !== null && (
              <StandStill outbox={outbox} isAskingKeychain={isAskingKeychain} actions={actions} />
            )}
          </>
        }
      >
        {outbox?.waiting.map((ticket) => (
          <Item key={ticket.id} ticket={ticket} onOpen={onOpenTicket} />
        ))}
      </Column>
      <Column
        titleId="outbox-uncertain"
        title={t('outbox.uncertain')}
        count={outbox?.uncertain.length}
        none={t('outbox.nothingUncertain')}
      >
        {outbox?.uncertain.map((ticket) => (
          <Item key={ticket.id} ticket={ticket} onOpen={onOpenTicket}>
            <UncertainItem
              client={client}
              ticket={ticket}
              isOpen={openId === ticket.id}
              onToggle={() => setOpenId(openId === ticket.id ? null : ticket.id)}
            />
          </Item>
        ))}
      </Column>
    </TwoColumns>
  );
}

type StandStillProps = Pick<OutboxScreenProps, 'isAskingKeychain' | 'actions'> & {
  readonly outbox: OutboxState;
};

/** Why nothing goes out just now. A pause before the next ticket says nothing where none waits. */
function StandStill({ outbox: { halt, waiting }, isAskingKeychain, actions }: StandStillProps) {
  const t = useText();
  const waits = waiting.length > 0;
  if (halt !== null)
    return halt.kind === 'paused' && !waits ? null : <HaltNotice halt={halt} actions={actions} />;
  if (!waits || !isAskingKeychain) return null;
  return <QuietLine>{t('token.checking')}</QuietLine>;
}
