import { useCallback, useEffect, useState } from 'react';
import { explainError, type AppError } from '../../../shared/app-error';
import type { TicketSummary } from '../../../shared/history';
import type { OutboxState } from '../../../shared/outbox';
import type { AppActions } from '../../app-actions';
import type { IpcClient } from '../../ipc-client';
import { useText } from '../../i18n/text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { TicketRow } from '../../ui/ticket-row';
import { HaltNotice } from './halt-notice';
import css from './outbox-screen.module.css';
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
    <main className={css['screen']} aria-label={t('app.outbox')}>
      <section className={css['column']} aria-labelledby="outbox-waiting">
        <div className={css['bar']}>
          <h1 id="outbox-waiting" className={css['title']}>
            {t('outbox.waiting')} <span className={css['count']}>{outbox?.waiting.length ?? ''}</span>
          </h1>
          {outbox !== null && outbox.waiting.length > 0 && (
            <Button onPress={() => void ask('outbox.send-now')}>{t('outbox.sendNow')}</Button>
          )}
        </div>
        <div className={css['scroll']}>
          {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
          {outbox !== null && (
            <StandStill outbox={outbox} isAskingKeychain={isAskingKeychain} actions={actions} />
          )}
          {outbox?.waiting.length === 0 && <p className={css['empty']}>{t('outbox.nothingWaits')}</p>}
          <ol>
            {outbox?.waiting.map((ticket) => (
              <li key={ticket.id} className={css['item']}>
                <OpenRow ticket={ticket} onOpen={onOpenTicket} />
              </li>
            ))}
          </ol>
        </div>
      </section>
      <section className={css['column']} aria-labelledby="outbox-uncertain">
        <div className={css['bar']}>
          <h1 id="outbox-uncertain" className={css['title']}>
            {t('outbox.uncertain')} <span className={css['count']}>{outbox?.uncertain.length ?? ''}</span>
          </h1>
        </div>
        <div className={css['scroll']}>
          {outbox?.uncertain.length === 0 && <p className={css['empty']}>{t('outbox.nothingUncertain')}</p>}
          <ol>
            {outbox?.uncertain.map((ticket) => (
              <li key={ticket.id} className={css['item']}>
                <OpenRow ticket={ticket} onOpen={onOpenTicket} />
                <UncertainItem
                  client={client}
                  ticket={ticket}
                  isOpen={openId === ticket.id}
                  onToggle={() => setOpenId(openId === ticket.id ? null : ticket.id)}
                />
              </li>
            ))}
          </ol>
        </div>
      </section>
    </main>
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
  return (
    <p role="status" className={css['empty']}>
      {t('token.checking')}
    </p>
  );
}

type OpenRowProps = { readonly ticket: TicketSummary; readonly onOpen: (ticketId: number) => void };

function OpenRow({ ticket, onOpen }: OpenRowProps) {
  return (
    <button type="button" className={css['row']} onClick={() => onOpen(ticket.id)}>
      <TicketRow ticket={ticket} />
    </button>
  );
}
