import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import type { Reminder } from '../../../shared/reminders/reminder';
import { formatLabelled } from '../../../shared/i18n/format-labelled';
import { formatWhen } from '../../i18n/format-when';
import type { IpcClient } from '../../ipc/ipc-client';
import { useText } from '../../i18n/use-text';
import { ReminderForm } from '../reminders/reminder-form';
import { describeTries } from '../reminders/describe-tries';
import { ReminderItem } from '../reminders/reminder-item';
import { useDueOfCallers } from '../reminders/use-due-of-callers';
import { UndoReminderChange } from '../reminders/undo-reminder-change';
import { getNewReminderTarget, useIsTyped } from '../../state/form-drafts';
import { useAnnouncedReminderChanges } from '../reminders/use-announced-reminder-changes';
import { announce } from '../../ui/announcer';
import css from './ticket-detail.module.css';

type TicketRemindersProps = {
  readonly client: IpcClient;
  readonly ticketId: number;
  /** Null while it is loading. */
  readonly ticket: TicketDetail | null;
  /** The form for another reminder was asked for. It is open, too, while another reminder is half typed. */
  readonly isSetting: boolean;
  /** Called when the form was saved or cancelled. */
  readonly onEnd: () => void;
};

/** The callbacks about this ticket, and the form for another one. */
export function TicketReminders({ client, ticketId, ticket, isSetting, onEnd }: TicketRemindersProps) {
  const t = useText();
  const changes = useAnnouncedReminderChanges(client);
  const draft = getNewReminderTarget(ticketId);
  const isTyped = useIsTyped(draft);
  const open = ticket?.reminders.filter(({ resolution }) => resolution === null) ?? [];
  const findDue = useDueOfCallers(client, open.length === 0 ? [] : [ticket?.phone ?? '']);
  const due = findDue(ticket?.phone ?? '');
  const showTries = ({ id }: Reminder) => {
    const tries = due.find((one) => 'reminder' in one && one.reminder.id === id)?.tries;
    return tries === undefined ? undefined : <p className={css['quiet']}>{describeTries(tries, t)}</p>;
  };
  return (
    <section className={css['notes']} aria-label={t('reminders.title')}>
      {ticket !== null && open.length > 0 && (
        <ol className={css['note-list']}>
          {open.map((reminder) => (
            <li key={reminder.id}>
              <ReminderItem
                reminder={reminder}
                ticket={ticket}
                changes={changes}
                facts={showTries(reminder)}
              />
            </li>
          ))}
        </ol>
      )}
      <UndoReminderChange changes={changes} />
      {(isSetting || isTyped) && (
        <ReminderForm
          text=""
          dueAtMs={null}
          draft={draft}
          isOpened={isSetting}
          action="set-reminder"
          onSave={async (reminder) => {
            const set = await client.ask('reminders.set', { ticketId, ...reminder });
            if (!set.ok) return set.error;
            const when = formatWhen(reminder.dueAtMs, t.language);
            announce(formatLabelled(t.language, t('heard.reminderSet'), when));
            return null;
          }}
          onEnd={onEnd}
        />
      )}
    </section>
  );
}
