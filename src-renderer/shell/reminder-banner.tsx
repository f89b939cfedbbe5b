import { stateOf } from '../../shared/reminders/reminder';
import type { DueReminders, TicketReminder } from '../../shared/history/ticket-reminders';
import { useCommands } from '../commands/command-registry';
import type { IpcClient } from '../ipc/ipc-client';
import { useText } from '../i18n/translate';
import { Button } from '../ui/button';
import { useMask } from '../components/masking/masked-text';
import { ReminderShape } from '../components/reminders/reminder-status-icon';
import css from './reminder-banner.module.css';

type ReminderStripProps = {
  readonly client: IpcClient;
  readonly due: DueReminders;
  /** Over the strip of calls, where nothing is typed; under the other screens. */
  readonly isOverCalls: boolean;
  readonly onOpenTicket: (ticketId: number) => void;
};

/** Somebody is to be rung back now. Quiet: it takes neither the caret nor the place of anything that is typed into. */
export function ReminderStrip({ client, due, isOverCalls, onOpenTicket }: ReminderStripProps) {
  const t = useText();
  const { newest, raisedCount } = due;
  const mask = useMask(newest?.ticket);
  const open = () => {
    if (newest !== null) onOpenTicket(newest.ticket.id);
  };
  const putAway = ({ reminder }: TicketReminder) =>
    void client.ask('reminders.change', { id: reminder.id, state: { ...stateOf(reminder), isQuiet: true } });
  useCommands({
    'due-case': { run: open, whyNot: () => (newest === null ? 'unavailable.nobodyDue' : undefined) },
  });
  return (
    <div className={css['place']} role="status" data-over-calls={isOverCalls || undefined}>
      {newest !== null && (
        <div className={css['strip']}>
          <span className={css['bell']}>
            <ReminderShape standing="due" />
          </span>
          <span className={css['said']}>
            <b>{t('reminders.ring', { name: mask('name', newest.ticket.name) })}</b>{' '}
            <span>{mask('text', aboutOf(newest))}</span>
          </span>
          {raisedCount > 1 && (
            <span className={css['more']}>{t('reminders.more', { count: raisedCount - 1 })}</span>
          )}
          <Button kind="quiet" action="due-case" isTabStop={false} onPress={open}>
            {t('reminders.show')}
          </Button>
          <span className={css['dismiss']}>
            <Button kind="quiet" isTabStop={false} onPress={() => putAway(newest)}>
              {t('reminders.putAway')}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}

function aboutOf({ reminder, ticket }: TicketReminder): string {
  return reminder.text === '' ? (ticket.caseNumber ?? ticket.reference) : reminder.text;
}
