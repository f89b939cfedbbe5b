import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import type { IpcClient } from '../../ipc/ipc-client';
import { useText } from '../../i18n/use-text';
import { ReminderForm } from '../reminders/reminder-form';
import { ReminderItem } from '../reminders/reminder-item';
import { UndoReminderChange } from '../reminders/undo-reminder-change';
import { useChangeReminder } from '../../state/use-change-reminder';
import css from './ticket-detail.module.css';

/** Unsaved reminder texts, kept as long as the window lives. */
const reminderDrafts = new Map<number, string>();

type TicketRemindersProps = {
  readonly client: IpcClient;
  readonly ticketId: number;
  /** Null while it is loading. */
  readonly ticket: TicketDetail | null;
  /** The form for another reminder is open. */
  readonly isSetting: boolean;
  /** Called when the form was saved or cancelled. */
  readonly onEnd: () => void;
};

/** The callbacks about this ticket, and the form for another one. */
export function TicketReminders({ client, ticketId, ticket, isSetting, onEnd }: TicketRemindersProps) {
  const t = useText();
  const changes = useChangeReminder(client);
  const open = ticket?.reminders.filter(({ resolution }) => resolution === null) ?? [];
  return (
    <section className={css['notes']} aria-label={t('reminders.title')}>
      {ticket !== null && open.length > 0 && (
        <ol className={css['note-list']}>
          {open.map((reminder) => (
            <li key={reminder.id}>
              <ReminderItem reminder={reminder} ticket={ticket} changes={changes} />
            </li>
          ))}
        </ol>
      )}
      <UndoReminderChange changes={changes} />
      {isSetting && (
        <ReminderForm
          text={reminderDrafts.get(ticketId) ?? ''}
          dueAtMs={null}
          onType={(text) => reminderDrafts.set(ticketId, text)}
          onSave={async (draft) => {
            const set = await client.ask('reminders.set', { ticketId, ...draft });
            if (!set.ok) return set.error;
            reminderDrafts.delete(ticketId);
            return null;
          }}
          onEnd={onEnd}
        />
      )}
    </section>
  );
}
