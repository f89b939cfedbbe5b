/**
 * Every question the window may ask the main process. This file is free of zod, so that the sandboxed preload
 * can be generated from it; what each channel carries stands in `contract.ts`.
 */
export const channels = [
  'app.state',
  'app.set-mode',
  'app.set-settings',
  'app.copy-text',
  'app.report-error',
  'token.set',
  'token.remove',
  'token.check',
  'calls.list',
  'calls.begin',
  'calls.save',
  'calls.park',
  'calls.discard',
  'calls.discarded',
  'calls.restore',
  'calls.set-follow-up',
  'calls.list-incoming',
  'calls.close-incoming',
  'calls.field-history',
  'calls.add-screen-time',
  'tickets.send',
  'tickets.await-outcome',
  'tickets.get',
  'tickets.similar',
  'tickets.reopen-rejected',
  'calls.begin-from-ticket',
  'tickets.neighbours',
  'tickets.send-again',
  'tickets.record-case-number',
  'tickets.add-note',
  'tickets.save-slip',
  'tickets.print-slip',
  'reminders.set',
  'reminders.change',
  'reminders.list',
  'reminders.due',
  'outbox.state',
  'outbox.counts',
  'outbox.send-now',
  'history.search',
  'history.page-index',
  'history.stats',
  'callers.match',
  'callers.dismiss',
  'callers.undo-dismiss',
  'history.count',
  'history.list-views',
  'history.save-view',
  'history.order-views',
  'history.remove-view',
  'history.export',
  'history.list-exports',
  'job.cancel',
  'archive.export',
  'archive.import',
  'sync.state',
  'sync.choose-folder',
  'sync.stop',
  'privacy.state',
  'privacy.set-retention',
  'privacy.preview-retention',
  'privacy.preview-erasure',
  'privacy.erase-caller',
  'templates.get',
  'templates.set',
  'templates.reset',
  'templates.import',
  'templates.export',
  'database.state',
  'database.back-up',
  'database.restore',
  'practice.state',
  'practice.set',
] as const;

export type Channel = (typeof channels)[number];

/**
 * Those that let the agent choose in a dialog of the system, or go through the whole history: they answer when that is done, however
 * long it takes.
 */
export const longRunningChannels: ReadonlySet<Channel> = new Set([
  'templates.import',
  'templates.export',
  'history.export',
  'archive.export',
  'archive.import',
  'sync.choose-folder',
  'tickets.save-slip',
  'tickets.print-slip',
  'app.set-mode',
  'token.set',
  'privacy.set-retention',
  'privacy.preview-retention',
  'privacy.preview-erasure',
  'privacy.erase-caller',
  'database.back-up',
  'database.restore',
]);

/** How long one of them may take, in ms: kept from hanging for ever, no more. */
export const longRunningLimitMs = 12 * 3_600_000;

/** Everything the main process may tell the window unasked. */
export const events = [
  'app.changed',
  'tickets.changed',
  'outbox.changed',
  'reminders.changed',
  'tickets.open-requested',
  'job.progress',
  'sync.changed',
  'calls.incoming-changed',
  'calls.save-requested',
  'calls.erased',
] as const;

export type IpcEvent = (typeof events)[number];
