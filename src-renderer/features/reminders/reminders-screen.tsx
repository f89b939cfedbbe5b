import { useCallback, useEffect, useRef, useState } from 'react';
import { explainError, type AppError } from '../../../shared/app-error';
import type { ReminderList, TicketReminder } from '../../../shared/reminder-list';
import type { IpcClient } from '../../ipc-client';
import { useText } from '../../i18n/text';
import { Notice } from '../../ui/notice';
import { ReminderItem } from '../../ui/reminder-item';
import { ReminderUndo } from '../../ui/reminder-undo';
import { TicketRow } from '../../ui/ticket-row';
import { useReminderChanges, type ReminderChanges } from '../../use-reminder-changes';
import css from './reminders-screen.module.css';

type RemindersScreenProps = {
  readonly client: IpcClient;
  readonly onOpenTicket: (ticketId: number) => void;
};

/** Whom to ring back: those that are due, and those whose hour comes. */
export function RemindersScreen({ client, onOpenTicket }: RemindersScreenProps) {
  const t = useText();
  const [list, setList] = useState<ReminderList | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const screen = useRef<HTMLElement>(null);
  const changes = useReminderChanges(client);

  const ask = useCallback(async () => {
    const answer = await client.ask('reminders.list', null);
    if (answer.ok) setList(answer.value);
    setError(answer.ok ? null : answer.error);
  }, [client]);
  useEffect(() => {
    const refresh = () => void ask();
    refresh();
    const ends = [client.onNotice('reminders.changed', refresh), client.onNotice('tickets.changed', refresh)];
    return () => {
      for (const end of ends) end();
    };
  }, [client, ask]);
  // The agent came by a key or a press: the first one is at hand for Tab and Enter.
  const isThere = list !== null;
  useEffect(() => {
    if (isThere) (screen.current?.querySelector<HTMLElement>('li button') ?? screen.current)?.focus();
  }, [isThere]);

  const column = (name: 'due' | 'coming') => (
    <section className={css['column']} aria-labelledby={`reminders-${name}`}>
      <div className={css['bar']}>
        <h1 id={`reminders-${name}`} className={css['title']}>
          {t(`reminders.list.${name}`)} <span className={css['count']}>{list?.[name].length ?? ''}</span>
        </h1>
        {name === 'due' && <ReminderUndo changes={changes} />}
      </div>
      <div className={css['scroll']}>
        {name === 'due' && error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
        {list?.[name].length === 0 && <p className={css['empty']}>{t(`reminders.none.${name}`)}</p>}
        <ol>
          {list?.[name].map((item) => (
            <Item key={item.reminder.id} item={item} changes={changes} onOpen={onOpenTicket} />
          ))}
        </ol>
      </div>
    </section>
  );
  return (
    <main ref={screen} tabIndex={-1} className={css['screen']} aria-label={t('app.reminders')}>
      {column('due')}
      {column('coming')}
    </main>
  );
}

type ItemProps = {
  readonly item: TicketReminder;
  readonly changes: ReminderChanges;
  readonly onOpen: (ticketId: number) => void;
};

function Item({ item: { reminder, ticket }, changes, onOpen }: ItemProps) {
  return (
    <li className={css['item']}>
      <button type="button" className={css['row']} onClick={() => onOpen(ticket.id)}>
        <TicketRow ticket={ticket} />
      </button>
      <div className={css['what']}>
        <ReminderItem reminder={reminder} phone={ticket.phone} changes={changes} />
      </div>
    </li>
  );
}
