import type { Language } from '../../shared/i18n/language';
import type { Translated } from '../../shared/messages/translator';
import enApp from './en/app.json' with { type: 'json' };
import enCall from './en/call.json' with { type: 'json' };
import enHandover from './en/handover.json' with { type: 'json' };
import enReminders from './en/reminders.json' with { type: 'json' };
import enHistory from './en/history.json' with { type: 'json' };
import enOutbox from './en/outbox.json' with { type: 'json' };
import enPractice from './en/practice.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import msApp from './ms/app.json' with { type: 'json' };
import msCall from './ms/call.json' with { type: 'json' };
import msHandover from './ms/handover.json' with { type: 'json' };
import msReminders from './ms/reminders.json' with { type: 'json' };
import msHistory from './ms/history.json' with { type: 'json' };
import msOutbox from './ms/outbox.json' with { type: 'json' };
import msPractice from './ms/practice.json' with { type: 'json' };
import msSettings from './ms/settings.json' with { type: 'json' };
import zhApp from './zh/app.json' with { type: 'json' };
import zhCall from './zh/call.json' with { type: 'json' };
import zhHandover from './zh/handover.json' with { type: 'json' };
import zhReminders from './zh/reminders.json' with { type: 'json' };
import zhHistory from './zh/history.json' with { type: 'json' };
import zhOutbox from './zh/outbox.json' with { type: 'json' };
import zhPractice from './zh/practice.json' with { type: 'json' };
import zhSettings from './zh/settings.json' with { type: 'json' };

export const en = {
  ...enApp,
  ...enCall,
  ...enHandover,
  ...enReminders,
  ...enHistory,
  ...enOutbox,
  ...enPractice,
  ...enSettings,
};
export const ms: Translated<typeof en> = {
  ...msApp,
  ...msCall,
  ...msHandover,
  ...msReminders,
  ...msHistory,
  ...msOutbox,
  ...msPractice,
  ...msSettings,
};
export const zh: Translated<typeof en> = {
  ...zhApp,
  ...zhCall,
  ...zhHandover,
  ...zhReminders,
  ...zhHistory,
  ...zhOutbox,
  ...zhPractice,
  ...zhSettings,
};

/** Every message of the window. `shared` has the messages for outcomes, codes and errors. */
export const catalogues = { en, ms, zh } satisfies Record<Language, object>;
