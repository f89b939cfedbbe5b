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
  'calls.follow',
  'calls.incoming',
  'calls.end-incoming',
  'calls.tape',
  'calls.count-on-screen',
  'tickets.send',
  'tickets.send-outcome',
  'tickets.get',
  'tickets.similar',
  'tickets.mend',
  'tickets.log-again',
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
  'history.outline',
  'history.tally',
  'callers.match',
  'callers.refuse',
  'callers.take-back-refusal',
  'history.count',
  'history.views',
  'history.save-view',
  'history.order-views',
  'history.remove-view',
  'history.export',
  'history.exports',
  'job.cancel',
  'archive.export',
  'archive.import',
  'feed.state',
  'feed.choose',
  'feed.stop',
  'privacy.state',
  'privacy.keep-days',
  'privacy.find-older',
  'privacy.find-caller',
  'privacy.erase-caller',
  'words.get',
  'words.set',
  'words.reset',
  'words.import',
  'words.export',
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
export const lastingChannels: ReadonlySet<Channel> = new Set([
  'words.import',
  'words.export',
  'history.export',
  'archive.export',
  'archive.import',
  'feed.choose',
  'tickets.save-slip',
  'tickets.print-slip',
  'app.set-mode',
  'token.set',
  'privacy.keep-days',
  'privacy.find-older',
  'privacy.find-caller',
  'privacy.erase-caller',
  'database.back-up',
  'database.restore',
]);

/** How long one of them may take, in ms: kept from hanging for ever, no more. */
export const lastingLimitMs = 12 * 3_600_000;

/** Everything the main process may tell the window unasked. */
export const notices = [
  'app.changed',
  'tickets.changed',
  'outbox.changed',
  'reminders.changed',
  'ticket.wanted',
  'job.progress',
  'feed.changed',
  'call.incoming',
  'calls.flush',
  'calls.erased',
] as const;

export type Notice = (typeof notices)[number];
