import { z } from 'zod';
import { dialOutcomeSchema, dialRequestSchema } from '../phone/tel-link-and-dial-outcome';
import { appStateSchema } from '../app/app-state';
import { modeSchema } from '../app/mode';
import { settingsChangeSchema } from '../app/settings';
import {
  archiveExportResultSchema,
  archiveImportResultSchema,
} from '../export/archive-export-and-import-results';
import { caseNumberSchema } from '../tickets/case-number';
import { caseNumberDoubtsSchema } from '../history/case-number-doubts';
import { callFieldsSchema, callIdSchema, callSchema } from '../calls/call';
import { databaseRecoverySchema, databaseStateSchema } from '../app/database-and-backup-state';
import { errorReportSchema } from '../errors/error-report';
import {
  exportFormats,
  exportQuerySchema,
  exportRecordSchema,
  exportResultSchema,
} from '../export/history-export';
import { ticketIdSchema } from '../tickets/ticket-id';
import { similarTicketSchema } from '../history/similar-ticket';
import {
  historyCountQuerySchema,
  historyCountSchema,
  historyPageSchema,
  historySearchSchema,
} from '../history/history-query-and-page';
import { ticketDetailSchema } from '../history/ticket-summary-and-detail';
import { savedViewSchema, viewContentSchema } from '../history/saved-view';
import { pageIndexQuerySchema, pageIndexSchema } from '../history/page-index';
import { printResultSchema, fileSaveResultSchema } from '../history/file-save-and-print-results';
import { ticketsAroundUncertainAttemptSchema } from '../history/tickets-around-uncertain-attempt';
import { outboxStateSchema, outboxSummarySchema } from '../outbox/outbox-state';
import { supervisorNoticeHoursSchema, supervisorNoticeTextSchema } from '../sync/supervisor-notice';
import {
  noticeSentSchema,
  syncPasswordSchema,
  syncServerSchema,
  syncStateSchema,
} from '../sync/sync-server-and-state';
import { reminderSchema, editableReminderSchema } from '../reminders/reminder';
import { reminderListSchema, dueOfCallerSchema } from '../history/reminder-lists';
import { dueRemindersSummarySchema } from '../history/due-reminders-summary';
import {
  erasureResultSchema,
  erasurePreviewSchema,
  erasureRequestSchema,
  retentionPreviewSchema,
  privacyStateSchema,
} from '../privacy/retention-and-erasure';
import { retentionDaysSchema } from '../privacy/retention-days';
import { practiceStateSchema } from '../app/practice-state';
import {
  templateEntryIdSchema,
  templateEntrySchema,
  templatesExportSchema,
  templatesImportSchema,
  templatesSchema,
} from '../templates/templates';
import { ticketStatsQuerySchema, ticketStatsSchema } from '../history/ticket-stats';
import type { AppError } from '../errors/app-error';
import type { Result } from '../result';
import { callerContract } from './caller-contract';
import { incidentContract } from './incident-contract';
import { callContract } from './call-contract';
import { callerNumber, noteText, nothing, ticketRef } from './common-request-schemas';
import { formDraftContract } from './form-draft-contract';
import { handoverContract } from './handover-contract';
import { supportContract } from './support-contract';
import type { Channel } from './channels-and-events';

type ContractEntry = { readonly request: z.ZodType; readonly response: z.ZodType };

const callRef = z.strictObject({ callId: callIdSchema });
/** A ticket that is only displayed may belong to the other mode. */
const anyTicketRef = ticketRef.extend({ mode: modeSchema.optional() });
const { text: reminderText, dueAtMs: reminderDueAtMs } = editableReminderSchema.shape;
const savedViews = z.array(savedViewSchema);
const viewId = savedViewSchema.shape.id;

/**
 * The single contract between window and main process: the request and the response of each channel. Types, preload,
 * handler table, client and test fake all derive from it. Every answer travels as `Result<response, AppError>`.
 */
export const contract = {
  'app.get-state': { request: nothing, response: appStateSchema },
  /**
   * Switches between live and practice, and reloads the window. A switch back to live needs confirmation in a dialog.
   */
  'app.set-mode': { request: z.strictObject({ mode: modeSchema }), response: appStateSchema },
  'app.set-settings': { request: settingsChangeSchema, response: appStateSchema },
  'app.copy-text': { request: z.strictObject({ text: z.string().max(200_000) }), response: nothing },
  /** Dials a number by the system's program for it, outside the app. Nothing else is ever opened there. */
  'phone.dial': { request: dialRequestSchema, response: dialOutcomeSchema },
  /** Whether closing the window would break off a call, or lose text. It is reported each time that it changes. */
  'app.report-in-use': { request: z.strictObject({ isInUse: z.boolean() }), response: nothing },
  /** Logs an error that occurred in the window. */
  'app.report-error': { request: errorReportSchema, response: nothing },

  /** Stores the token in the keychain and resumes the outbox. Replacing a token needs confirmation in a dialog. */
  'token.set': { request: z.strictObject({ token: z.string().max(1000) }), response: appStateSchema },
  'token.remove': { request: nothing, response: appStateSchema },
  /** Reads the token from the keychain again. */
  'token.check': { request: nothing, response: appStateSchema },

  ...callContract,

  /** Saves the fields and sends the ticket made from them, once per call. Answers when the outcome is on disk. */
  'tickets.send': {
    request: z.strictObject({ callId: callIdSchema, fields: callFieldsSchema }),
    response: ticketDetailSchema,
  },
  /** Waits for the outcome of a call that was sent. Sends nothing. */
  'tickets.await-outcome': { request: callRef, response: ticketDetailSchema },
  'tickets.get': { request: anyTicketRef, response: ticketDetailSchema },
  /**
   * Tickets of the last 72 hours with the same number or the same store, and the same service if one is chosen.
   * Rejected tickets and those of the call itself are left out. At most five, the most similar issue first. The window
   * asks for them before it sends a ticket.
   */
  'tickets.find-similar': {
    request: z.strictObject({ callId: callIdSchema, fields: callFieldsSchema }),
    response: z.array(similarTicketSchema),
  },
  /** Reopens the call of a rejected ticket with all its fields, to be corrected and sent as a new ticket. */
  'tickets.reopen-rejected': { request: ticketRef, response: callSchema },
  /** The tickets created directly before and after this ticket's uncertain attempt. */
  'tickets.find-neighbours': { request: anyTicketRef, response: ticketsAroundUncertainAttemptSchema },
  /** Starts a new attempt at the agent's own decision. The ticket must be waiting or uncertain. */
  'tickets.send-again': { request: ticketRef, response: ticketDetailSchema },
  /** Says why a case number for this ticket may be wrong, before it is recorded. */
  'tickets.check-case-number': {
    request: z.strictObject({ ticketId: ticketIdSchema, caseNumber: caseNumberSchema }),
    response: caseNumberDoubtsSchema,
  },
  /** Resolves an uncertain ticket: it exists in StoreHub under this case number. */
  'tickets.record-case-number': {
    request: z.strictObject({ ticketId: ticketIdSchema, caseNumber: caseNumberSchema }),
    response: ticketDetailSchema,
  },

  /** Notes never leave this PC. A ticket has room for a limited number, and a limited length, of them. */
  'tickets.add-note': {
    request: z.strictObject({ ticketId: ticketIdSchema, text: noteText }),
    response: ticketDetailSchema,
  },
  /** Lets the agent choose a file and writes the ticket into it, as a one-page PDF for a technician. */
  'tickets.save-slip': { request: anyTicketRef, response: fileSaveResultSchema },
  'tickets.print-slip': { request: anyTicketRef, response: printResultSchema },
  /** Sets a reminder to call somebody back about a ticket. */
  'reminders.set': {
    request: z.strictObject({ ticketId: ticketIdSchema, text: reminderText, dueAtMs: reminderDueAtMs }),
    response: reminderSchema,
  },
  /** Replaces the state of a reminder: done, postponed, edited, removed, or undone. */
  'reminders.change': {
    request: z.strictObject({ id: reminderSchema.shape.id, state: editableReminderSchema }),
    response: nothing,
  },
  'reminders.list': { request: nothing, response: reminderListSchema },
  /** What callers with this number, in any format, are to be told. */
  'reminders.list-of-caller': { request: callerNumber, response: z.array(dueOfCallerSchema) },
  /** What a notice in the window shows. The window asks for it at its start and at each event 'reminders.changed'. */
  'reminders.summarise-due': { request: nothing, response: dueRemindersSummarySchema },

  ...handoverContract,
  ...supportContract,
  ...formDraftContract,

  'outbox.get-state': { request: nothing, response: outboxStateSchema },
  'outbox.get-counts': { request: nothing, response: outboxSummarySchema },
  /** Ends the pause of the outbox and sends its first ticket now. The same cause may pause it again. */
  'outbox.send-now': { request: nothing, response: outboxStateSchema },

  'history.search': { request: historySearchSchema, response: historyPageSchema },
  /** One slice of the ticket stats of a period. */
  'history.get-stats': { request: ticketStatsQuerySchema, response: ticketStatsSchema },
  /** One slice of the page index: the length of a list, and where its pages begin. */
  'history.get-page-index': { request: pageIndexQuerySchema, response: pageIndexSchema },
  'history.count': { request: historyCountQuerySchema, response: historyCountSchema },
  /** The saved views in the agent's own order. The keys 1 to 9 open the first nine. */
  'history.list-views': { request: nothing, response: savedViews },
  /** Changes a view. With a null id, adds a new one after the others. */
  'history.save-view': {
    request: z.strictObject({ id: viewId.nullable(), view: viewContentSchema }),
    response: savedViews,
  },
  'history.order-views': {
    request: z.strictObject({ ids: z.array(viewId).max(1000) }),
    response: savedViews,
  },
  'history.remove-view': { request: z.strictObject({ id: viewId }), response: savedViews },
  /**
   * Lets the agent choose a file and writes every ticket of a list into it. Answers when the file is complete.
   * Meanwhile the event 'job.progress' reports the progress, and 'job.cancel' cancels the export.
   */
  'history.export': {
    request: z.strictObject({ format: z.enum(exportFormats), query: exportQuerySchema }),
    response: exportResultSchema,
  },
  /** Records of every export from this history, newest first. */
  'history.list-exports': { request: nothing, response: z.array(exportRecordSchema) },
  /** Cancels the running job, if there is one. */
  'job.cancel': { request: nothing, response: nothing },
  /** Lets the agent choose a file and writes the whole history of this mode into it, like 'history.export'. */
  'archive.export': { request: nothing, response: archiveExportResultSchema },
  /**
   * Lets the agent choose an archive of another installation and imports it: completely, or not at all if there is an
   * error. A second import of the same archive changes nothing. Imported tickets are never sent from this PC.
   */
  'archive.import': { request: nothing, response: archiveImportResultSchema },
  /** The state of the shared history: its server, and whether everything is exchanged. */
  'sync.get-state': { request: nothing, response: syncStateSchema },
  /**
   * Shares the history of this PC with the other PCs of a server, after the agent confirmed it in a dialog. An empty
   * password keeps the stored one.
   */
  'sync.set-server': {
    request: z.strictObject({ server: syncServerSchema, password: syncPasswordSchema }),
    response: syncStateSchema,
  },
  /** Lets the agent choose the file of a private certificate authority. Null if the dialog was cancelled. */
  'sync.choose-certificate': { request: nothing, response: z.strictObject({ file: z.string().nullable() }) },
  /** Stops the sharing. What is on the server, and what came from it, stays. */
  'sync.stop': { request: nothing, response: syncStateSchema },
  /** Shows a notice to the agents of all PCs for some hours. The server accepts it from a supervisor only. */
  'sync.post-notice': {
    request: z.strictObject({ text: supervisorNoticeTextSchema, hours: supervisorNoticeHoursSchema }),
    response: noticeSentSchema,
  },
  /** Ends a notice before its time. */
  'sync.end-notice': { request: z.strictObject({ id: z.uuid() }), response: noticeSentSchema },
  /** Gives the presets and snippets of this PC to all PCs, or ends that. The server takes it from a supervisor only. */
  'sync.share-templates': { request: z.strictObject({ isShared: z.boolean() }), response: noticeSentSchema },

  /** The retention of the current mode's tickets, and the records of past erasures. */
  'privacy.get-state': { request: nothing, response: privacyStateSchema },
  /**
   * From now on, erases older tickets of this mode that are created, rejected or imported. A shorter retention needs
   * confirmation in a dialog.
   */
  'privacy.set-retention': {
    request: z.strictObject({ retentionDays: retentionDaysSchema }),
    response: privacyStateSchema,
  },
  /** What `privacy.set-retention` would erase. The window shows this before it sends the change. */
  'privacy.preview-retention': {
    request: z.strictObject({ retentionDays: retentionDaysSchema.unwrap() }),
    response: retentionPreviewSchema,
  },
  /** What `privacy.erase-caller` would erase. The window shows this before it sends the request. */
  'privacy.preview-erasure': { request: erasureRequestSchema, response: erasurePreviewSchema },
  /**
   * Permanently erases a caller's unsent calls, and tickets that are created, rejected or imported, from every copy
   * too. Needs confirmation in a dialog.
   */
  'privacy.erase-caller': { request: erasureRequestSchema, response: erasureResultSchema },
  /** Whether an erasure on request kept this ticket, since a person has to resolve it first. */
  'privacy.is-erasure-requested': { request: ticketRef, response: z.boolean() },

  ...callerContract,
  ...incidentContract,

  /** Presets and snippets. Live and practice share them. shared/templates/apply-presets-and-snippets applies them. */
  'templates.get': { request: nothing, response: templatesSchema },
  /** The ids of the entries that the organisation has set, which cannot be changed here. */
  'templates.list-required-ids': { request: nothing, response: z.array(z.string().max(60)).max(900) },
  /** Replaces the entry with the same id, or adds it. */
  'templates.save': { request: templateEntrySchema, response: templatesSchema },
  'templates.remove': { request: templateEntryIdSchema, response: templatesSchema },
  /** Restores the default templates. */
  'templates.reset': { request: nothing, response: templatesSchema },
  /** Takes the last change back, an import and a reset too. Asked again, it makes that change once more. */
  'templates.undo': { request: nothing, response: templatesSchema },
  /**
   * Lets the agent choose a template file and adds its entries. An entry with a known id replaces the old one. Answers
   * when the dialog is closed.
   */
  'templates.import': { request: nothing, response: templatesImportSchema },
  'templates.export': { request: nothing, response: templatesExportSchema },

  'database.get-state': { request: nothing, response: databaseStateSchema },
  'database.get-recovery': { request: nothing, response: databaseRecoverySchema },
  'database.back-up': { request: nothing, response: databaseStateSchema },
  /** Restores the newest intact backup and replays the journal; the window reloads. Needs confirmation in a dialog. */
  'database.restore': { request: nothing, response: nothing },

  'practice.get-state': { request: nothing, response: practiceStateSchema },
  'practice.set': { request: practiceStateSchema, response: practiceStateSchema },
} as const satisfies Record<Channel, ContractEntry>;

export type RequestOf<C extends Channel> = z.output<(typeof contract)[C]['request']>;
export type ResponseOf<C extends Channel> = z.output<(typeof contract)[C]['response']>;

/** The handler table of the main process. A channel without a handler does not compile. */
export type Handlers = {
  readonly [C in Channel]: (request: RequestOf<C>) => Promise<Result<ResponseOf<C>, AppError>>;
};
