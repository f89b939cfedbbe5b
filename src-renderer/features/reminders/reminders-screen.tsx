import { useCallback, useEffect, useRef, useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { ReminderList } from '../../../shared/history/ticket-reminders';
import { useArrivalFocus } from '../../commands/use-arrival-focus';
import type { IpcClient } from '../../ipc/ipc-client';
import { useText } from '../../i18n/translate';
import { Notice } from '../../ui/notice';
import { ReminderItem } from '../../components/reminders/reminder-item';
import { UndoReminderChange } from '../../components/reminders/undo-reminder-change';
import { ListColumn, TicketItem, TwoColumnLists } from '../../components/tickets/two-column-lists';
import { useReminderChanges } from '../../state/use-reminder-changes';
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
    const ends = [client.onEvent('reminders.changed', refresh), client.onEvent('tickets.changed', refresh)];
    return () => {
      for (const end of ends) end();
    };
  }, [client, ask]);
  useArrivalFocus(screen, list !== null, 'li button');

  const column = (name: 'due' | 'coming') => (
    <ListColumn
      titleId={`reminders-${name}`}
      title={t(`reminders.list.${name}`)}
      count={list?.[name].length}
      emptyText={t(`reminders.none.${name}`)}
      beside={name === 'due' && <UndoReminderChange changes={changes} />}
      above={name === 'due' && error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    >
      {list?.[name].map(({ reminder, ticket }) => (
        <TicketItem key={reminder.id} ticket={ticket} onOpen={onOpenTicket}>
          <div className={css['what']}>
            <ReminderItem reminder={reminder} ticket={ticket} changes={changes} />
          </div>
        </TicketItem>
      ))}
    </ListColumn>
  );
  return (
    <TwoColumnLists focusRef={screen} label={t('app.reminders')}>
      {column('due')}
      {column('coming')}
    </TwoColumnLists>
  );
}
