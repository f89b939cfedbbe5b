import { useRef } from 'react';
import { explainError } from '../../../shared/errors/app-error';
import { useArrivalFocus } from '../../commands/use-arrival-focus';
import type { IpcClient } from '../../ipc/ipc-client';
import { always, onAnyTicket } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
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

const refreshOn = { ...onAnyTicket, 'reminders.changed': always };

/** The callbacks that are due, and those that are coming. */
export function RemindersScreen({ client, onOpenTicket }: RemindersScreenProps) {
  const t = useText();
  const { data: list, error } = useIpcQuery(client, 'reminders.list', null, refreshOn);
  const screen = useRef<HTMLElement>(null);
  const changes = useReminderChanges(client);

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
