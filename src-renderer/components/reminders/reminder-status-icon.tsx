import type { ReactNode } from 'react';
import type { Reminder } from '../../../shared/reminders/reminder';
import { useText } from '../../i18n/use-text';
import { LineIcon } from '../../ui/line-icon';
import css from './reminder.module.css';

type ReminderStatus = 'due' | 'coming' | 'done' | 'removed';

function getReminderStatus({ resolution, dueAtMs }: Reminder): ReminderStatus {
  return resolution ?? (dueAtMs <= Date.now() ? 'due' : 'coming');
}

/** The status of a reminder as a word, with its own shape and colour. Never the colour alone. */
export function ReminderStatusLabel({ reminder }: { readonly reminder: Reminder }) {
  const t = useText();
  const status = getReminderStatus(reminder);
  return (
    <span className={css['mark']} data-status={status}>
      <ReminderStatusIcon status={status} />
      {t(`reminders.status.${status}`)}
    </span>
  );
}

export function ReminderStatusIcon({ status }: { readonly status: ReminderStatus }) {
  return <LineIcon>{shapes[status]}</LineIcon>;
}

const bell =
  'M3 12.200c1.400-1.300 1.500-2.600 1.500-4.700a3.500 3.500 0 0 1 7 0c0 2.100.1 3.400 1.500 4.700Z';

const shapes: Record<ReminderStatus, ReactNode> = {
  due: (
    <>
      <path d={bell} className={css['solid']} />
      <path d="M6.600 14.300h2.800M8 1.800v1.500" />
    </>
  ),
  coming: (
    <>
      <path d={bell} />
      <path d="M6.600 14.300h2.800M8 1.800v1.500" />
    </>
  ),
  done: <path d="m2.500 8.500 3.600 3.700 7.400-8.400" />,
  removed: <path d="m3.500 3.500 9 9m0-9-9 9" />,
};
