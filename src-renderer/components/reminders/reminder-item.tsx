import { useState, type ReactNode } from 'react';
import type { Person } from '../../../shared/privacy/mask-personal-data';
import type { Reminder } from '../../../shared/reminders/reminder';
import { getChangedReminderTarget, useIsTyped } from '../../state/form-drafts';
import type { ReminderChanges } from '../../state/use-change-reminder';
import { formatDateTime } from '../../../shared/i18n/format-dates';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { ReminderForm } from './reminder-form';
import { ReminderStatusLabel } from './reminder-status-icon';
import { getPresetDueTime } from './reminder-due-times';
import { useMask } from '../masking/mask-scope-and-masked-text';
import css from './reminder.module.css';

type ReminderItemProps = {
  readonly reminder: Reminder;
  readonly ticket: Person;
  readonly changes: ReminderChanges;
  /** What is shown below its words. */
  readonly facts?: ReactNode;
  /** More actions, which come first: to call back comes before what settles it. */
  readonly children?: ReactNode;
};

/** One reminder: when and why to call back, and its actions. */
export function ReminderItem({ reminder, ticket, changes, facts, children }: ReminderItemProps) {
  const t = useText();
  const mask = useMask(ticket);
  const [isChanging, setIsChanging] = useState(false);
  const target = getChangedReminderTarget(reminder.id);
  const isTyped = useIsTyped(target);
  const isCallback = reminder.reason === 'case-number';
  const description =
    isCallback && reminder.text === ''
      ? t('history.callBack', { phone: mask('phone', ticket.phone) })
      : mask('text', reminder.text);
  return (
    <div className={css['item']}>
      <div className={css['row']}>
        <ReminderStatusLabel reminder={reminder} />
        <time className={css['when']} dateTime={new Date(reminder.dueAtMs).toISOString()}>
          {formatDateTime(reminder.dueAtMs, t.language)}
        </time>
      </div>
      {description !== '' && <p className={css['said']}>{description}</p>}
      {facts}
      {children !== undefined && !isChanging && !isTyped && <div className={css['row']}>{children}</div>}
      {isChanging || isTyped ? (
        <ReminderForm
          draft={target}
          isOpened={isChanging}
          text={reminder.text}
          dueAtMs={getSnoozedTime(reminder)}
          onSave={(draft) => changes.change(reminder, { ...draft, isDismissed: false }, 'changed')}
          onEnd={() => setIsChanging(false)}
        />
      ) : (
        <div className={css['row']}>
          <Button
            kind={children === undefined ? 'plain' : 'quiet'}
            onPress={() =>
              void changes.change(reminder, { resolution: 'done' }, isCallback ? 'called-back' : 'done')
            }
          >
            {t(isCallback ? 'outbox.calledBack' : 'reminders.done')}
          </Button>
          <Button
            kind="quiet"
            onPress={() => {
              const dueAtMs = getPresetDueTime('hour', Date.now());
              void changes.change(reminder, { dueAtMs, isDismissed: false }, 'snoozed');
            }}
          >
            {t('reminders.snooze')}
          </Button>
          <Button kind="quiet" onPress={() => setIsChanging(true)}>
            {t('reminders.change')}
          </Button>
          <Button
            kind="quiet"
            onPress={() => void changes.change(reminder, { resolution: 'removed' }, 'removed')}
          >
            {t('reminders.remove')}
          </Button>
        </div>
      )}
    </div>
  );
}

function getSnoozedTime({ dueAtMs }: Reminder): number {
  return Math.max(dueAtMs, getPresetDueTime('hour', Date.now()));
}
