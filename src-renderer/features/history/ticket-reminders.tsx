import { useState } from 'react';
import type { TicketDetail } from '../../../shared/history';
import { useCommands } from '../../commands';
import type { IpcClient } from '../../ipc-client';
import { useText } from '../../i18n/text';
import { Button } from '../../ui/button';
import { ReminderForm } from '../../ui/reminder-form';
import { ReminderItem } from '../../ui/reminder-item';
import { ReminderUndo } from '../../ui/reminder-undo';
import { useReminderChanges } from '../../use-reminder-changes';
import css from './ticket-detail.module.css';

/** What was begun and not saved, for as long as the window lives. */
const begun = new Map<number, string>();

type TicketRemindersProps = { readonly client: IpcClient; readonly ticket: TicketDetail };

/** Whom to ring back about this ticket, and when; and the way to be reminded once more. */
export function TicketReminders({ client, ticket }: TicketRemindersProps) {
  const t = useText();
  const changes = useReminderChanges(client);
  const [isSetting, setIsSetting] = useState(false);
  useCommands({ remind: { run: () => setIsSetting(true) } });
  const open = ticket.reminders.filter(({ howEnded }) => howEnded === null);
  return (
    <section className={css['notes']} aria-label={t('reminders.title')}>
      {open.length > 0 && (
        <ol className={css['note-list']}>
          {open.map((reminder) => (
            <li key={reminder.id}>
              <ReminderItem reminder={reminder} phone={ticket.phone} changes={changes} />
            </li>
          ))}
        </ol>
      )}
      <ReminderUndo changes={changes} />
      {isSetting ? (
        <ReminderForm
          text={begun.get(ticket.id) ?? ''}
          dueAtMs={null}
          onType={(text) => begun.set(ticket.id, text)}
          onSave={async (draft) => {
            const set = await client.ask('reminders.set', { ticketId: ticket.id, ...draft });
            if (!set.ok) return set.error;
            begun.delete(ticket.id);
            setIsSetting(false);
            return null;
          }}
          onCancel={() => setIsSetting(false)}
        />
      ) : (
        <div>
          <Button kind="quiet" action="remind" onPress={() => setIsSetting(true)}>
            {t('reminders.set')}
          </Button>
        </div>
      )}
    </section>
  );
}
