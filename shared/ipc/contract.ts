import { z } from 'zod';
import { appStateSchema, modeSchema, settingsChangeSchema } from '../app/app-state';
import { pendingIncomingCallSchema } from '../calls/incoming-call-link';
import { callerSuggestionsSchema, callerQuerySchema } from '../callers/caller-suggestions';
import { archiveExportResultSchema, archiveImportResultSchema } from '../export/archive-result';
import { caseNumberSchema } from '../tickets/case-number';
import { callFieldsSchema, callIdSchema, callSchema, fieldHistorySchema } from '../calls/call';
import { databaseStateSchema } from '../app/database-state';
import { errorReportSchema } from '../errors/error-report';
import {
  exportFormats,
  exportQuerySchema,
  exportRecordSchema,
  exportResultSchema,
} from '../export/history-export';
import { ticketIdSchema } from '../tickets/ticket-link';
import { similarTicketSchema } from '../history/follow-up';
import {
  historyCountQuerySchema,
  historyCountSchema,
  historyPageSchema,
  historyQuerySchema,
  savedViewSchema,
  ticketDetailSchema,
  viewContentSchema,
} from '../history/ticket-history';
import { pageIndexQuerySchema, pageIndexSchema } from '../history/page-index';
import { printResultSchema, slipResultSchema } from '../history/job-slip-result';
import { neighbouringTicketsSchema } from '../history/neighbouring-tickets';
import { outboxStateSchema, outboxSummarySchema } from '../outbox/outbox-state';
import { syncStateSchema } from '../sync/sync-state';
import { reminderSchema, editableReminderSchema } from '../reminders/reminder';
import { dueRemindersSchema, reminderListSchema } from '../history/ticket-reminders';
import {
  erasureResultSchema,
  erasurePreviewSchema,
  erasureRequestSchema,
  retentionDaysSchema,
  retentionPreviewSchema,
  privacyStateSchema,
} from '../privacy/retention-and-erasure';
import { practiceStateSchema } from '../app/practice-state';
import { templatesExportSchema, templatesImportSchema, templatesSchema } from '../templates/templates';
import { ticketStatsQuerySchema, ticketStatsSchema } from '../history/ticket-stats';
import type { AppError } from '../errors/app-error';
import type { Result } from '../result';
import type { Channel } from './channels';

type ContractEntry = { readonly request: z.ZodType; readonly response: z.ZodType };

const nothing = z.null();
const callRef = z.strictObject({ callId: callIdSchema });
const callerDismissal = z.strictObject({ phone: z.string().max(200_000), callerKey: z.string().max(5000) });
const ticketRef = z.strictObject({ ticketId: ticketIdSchema });
/** A ticket that is only looked at may be one of the mode that the app is not in. */
const anyTicketRef = ticketRef.extend({ mode: modeSchema.optional() });
const { text: reminderText, dueAtMs: reminderDueAtMs } = editableReminderSchema.shape;
const savedViews = z.array(savedViewSchema);
const viewId = savedViewSchema.shape.id;

/**
 * The one contract between window and main process: for each channel what is asked and what is answered. Types,
 * preload, handler table, client and test fake all follow from it. Every answer travels as
 * `Result<response, AppError>`.
 */
export const contract = {
  'app.state': { request: nothing, response: appStateSchema },
  /** Changes between live and practice; the window reloads itself. Going back to live is confirmed in a dialog. */
  'app.set-mode': { request: z.strictObject({ mode: modeSchema }), response: appStateSchema },
  'app.set-settings': { request: settingsChangeSchema, response: appStateSchema },
  'app.copy-text': { request: z.strictObject({ text: z.string().max(10_000) }), response: nothing },
  /** Logs an error of the window. */
  'app.report-error': { request: errorReportSchema, response: nothing },

  /** Keeps the token in the keychain and lets the outbox go on. A later one than the first is confirmed in a dialog. */
  'token.set': { request: z.strictObject({ token: z.string().max(1000) }), response: appStateSchema },
  'token.remove': { request: nothing, response: appStateSchema },
  /** Reads the keychain again. */
  'token.check': { request: nothing, response: appStateSchema },

  /**
   * Every call that is open or parked, and those sent whose outcome the window still shows or waits for. The one that the
   * agent worked on last comes last, the others in the order in which they began.
   */
  'calls.list': { request: nothing, response: z.array(callSchema) },
  'calls.begin': { request: nothing, response: callSchema },
  /** Answers only after the fields are on disk. */
  'calls.save': {
    request: z.strictObject({ callId: callIdSchema, fields: callFieldsSchema }),
    response: callSchema,
  },
  'calls.park': {
    request: z.strictObject({ callId: callIdSchema, isParked: z.boolean() }),
    response: callSchema,
  },
  'calls.discard': { request: callRef, response: nothing },
  /** The calls discarded last, newest first, without those in which nothing was ever typed. */
  'calls.discarded': { request: nothing, response: z.array(callSchema) },
  /** Takes back the discarding of a call, also after a restart. With null: the one discarded last. */
  'calls.restore': { request: z.strictObject({ callId: callIdSchema.nullable() }), response: callSchema },

  /**
   * Makes the ticket of this call a follow-up to another, or to none. The remark is the window's to write
   * (`withFollowUpLine` in shared/history/follow-up), since what is typed is there first.
   */
  'calls.set-follow-up': {
    request: z.strictObject({ callId: callIdSchema, ticketId: ticketIdSchema.nullable() }),
    response: callSchema,
  },
  /**
   * The calls that softphones announced and that were neither answered nor dismissed, oldest first. To be asked when
   * the window starts and at each notice 'call.incoming', since a notice is not heard while the window loads.
   */
  'calls.list-incoming': { request: nothing, response: z.array(pendingIncomingCallSchema) },
  'calls.close-incoming': { request: z.strictObject({ id: z.number().int() }), response: nothing },
  'calls.field-history': { request: callRef, response: fieldHistorySchema },
  /** Adds to the time that a call was before the agent's eyes, in ms. */
  'calls.add-screen-time': {
    request: z.strictObject({ callId: callIdSchema, ms: z.number().int().min(0).max(86_400_000) }),
    response: nothing,
  },

  /** Saves the fields and sends the ticket made of them, once for each call. Answers when its outcome is on disk. */
  'tickets.send': {
    request: z.strictObject({ callId: callIdSchema, fields: callFieldsSchema }),
    response: ticketDetailSchema,
  },
  /** What became of a call that was sent, once that is known. Sends nothing. */
  'tickets.await-outcome': { request: callRef, response: ticketDetailSchema },
  'tickets.get': { request: anyTicketRef, response: ticketDetailSchema },
  /**
   * Tickets of the last 72 hours with the same number or the same store, and the same service where one is chosen,
   * none of them rejected: at most five, the likest issue first. To be asked before sending.
   */
  'tickets.similar': {
    request: z.strictObject({ fields: callFieldsSchema }),
    response: z.array(similarTicketSchema),
  },
  /** Opens the call of a rejected ticket again, with all its fields, to be corrected and sent as a new ticket. */
  'tickets.reopen-rejected': { request: ticketRef, response: callSchema },
  /** Begins a new call with the caller, the store and the place of this ticket. */
  'calls.begin-from-ticket': { request: ticketRef, response: callSchema },
  /** What was created next before and next after the attempt of this ticket that ended uncertain. */
  'tickets.neighbours': { request: anyTicketRef, response: neighbouringTicketsSchema },
  /** A new attempt by the agent's own decision, for a ticket that waits or is uncertain. */
  'tickets.send-again': { request: ticketRef, response: ticketDetailSchema },
  /** Settles an uncertain ticket: it does exist, with this case number. */
  'tickets.record-case-number': {
    request: z.strictObject({ ticketId: ticketIdSchema, caseNumber: caseNumberSchema }),
    response: ticketDetailSchema,
  },

  /** Notes stay on this PC. */
  'tickets.add-note': {
    request: z.strictObject({ ticketId: ticketIdSchema, text: z.string().trim().min(1).max(5000) }),
    response: ticketDetailSchema,
  },
  /** Lets the agent choose a file and writes the ticket into it, as a PDF of one page for a technician. */
  'tickets.save-slip': { request: anyTicketRef, response: slipResultSchema },
  'tickets.print-slip': { request: anyTicketRef, response: printResultSchema },
  /** Somebody is to be rung back about a ticket. */
  'reminders.set': {
    request: z.strictObject({ ticketId: ticketIdSchema, text: reminderText, dueAtMs: reminderDueAtMs }),
    response: reminderSchema,
  },
  /** Done, put off, changed, taken away, or as it was before any of these. */
  'reminders.change': {
    request: z.strictObject({ id: reminderSchema.shape.id, state: editableReminderSchema }),
    response: nothing,
  },
  'reminders.list': { request: nothing, response: reminderListSchema },
  /** What a notice in the window is up for. To be asked at the start and at each notice 'reminders.changed'. */
  'reminders.due': { request: nothing, response: dueRemindersSchema },

  'outbox.state': { request: nothing, response: outboxStateSchema },
  'outbox.counts': { request: nothing, response: outboxSummarySchema },
  /** Ends the pause of the outbox and tries its first ticket now; the same cause may pause it again. */
  'outbox.send-now': { request: nothing, response: outboxStateSchema },

  'history.search': { request: historyQuerySchema, response: historyPageSchema },
  /** What came in during a time, a slice of it at a time. */
  'history.stats': { request: ticketStatsQuerySchema, response: ticketStatsSchema },
  /** How long a list is and where its pages begin, a slice of it at a time. */
  'history.page-index': { request: pageIndexQuerySchema, response: pageIndexSchema },
  'history.count': { request: historyCountQuerySchema, response: historyCountSchema },
  /** The saved views in the agent's own order: the first nine are on the keys 1 to 9. */
  'history.list-views': { request: nothing, response: savedViews },
  /** Changes a view, or with null keeps a new one, behind the others. */
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
   * Lets the agent choose a file and writes every ticket of a list into it. Answers when the file is finished; meanwhile
   * 'job.progress' tells how far it has come, and 'job.cancel' ends it.
   */
  'history.export': {
    request: z.strictObject({ format: z.enum(exportFormats), query: exportQuerySchema }),
    response: exportResultSchema,
  },
  /** The files that left this history, the newest first. */
  'history.list-exports': { request: nothing, response: z.array(exportRecordSchema) },
  /** Ends the long work that is under way, if there is any. */
  'job.cancel': { request: nothing, response: nothing },
  /** Lets the agent choose a file and writes the whole history of this mode into it. As 'history.export'. */
  'archive.export': { request: nothing, response: archiveExportResultSchema },
  /**
   * Lets the agent choose an archive of another installation and takes it in: whole, or with an error not at all. Asked
   * twice, it changes nothing the second time; nothing of it is ever sent from here.
   */
  'archive.import': { request: nothing, response: archiveImportResultSchema },
  /** Where what is new is written to for a database of many desks. */
  'sync.state': { request: nothing, response: syncStateSchema },
  /** Lets the agent choose the folder. It gets the whole history of this PC, and from then on what is new. */
  'sync.choose-folder': { request: nothing, response: syncStateSchema },
  /** Nothing is written there any more. What was, stays. */
  'sync.stop': { request: nothing, response: syncStateSchema },

  /** For how long the tickets of the mode the app is in are kept, and what was erased when. */
  'privacy.state': { request: nothing, response: privacyStateSchema },
  /** Older settled tickets of this mode are erased from now on. Fewer days than before are confirmed in a dialog. */
  'privacy.set-retention': {
    request: z.strictObject({ retentionDays: retentionDaysSchema }),
    response: privacyStateSchema,
  },
  /** What `privacy.keep-days` would erase. To be asked, and shown, before. */
  'privacy.preview-retention': {
    request: z.strictObject({ retentionDays: retentionDaysSchema.unwrap() }),
    response: retentionPreviewSchema,
  },
  /** What `privacy.erase-caller` would erase. To be asked, and shown, before. */
  'privacy.preview-erasure': { request: erasureRequestSchema, response: erasurePreviewSchema },
  /** Erases a caller's settled tickets and unsent calls for good, from every copy as well. Confirmed in a dialog. */
  'privacy.erase-caller': { request: erasureRequestSchema, response: erasureResultSchema },

  /**
   * Who this call is likely to be from, by what is typed so far: from 4 digits of the number, or 3 letters of a name,
   * a store, a case number or a reference. Nobody is offered for less. Made to be asked at every key.
   */
  'callers.match': { request: callerQuerySchema, response: callerSuggestionsSchema },
  /**
   * `Not them`: with this number as it is typed, the caller of this key is offered no more. `isRemembered` is false
   * where fewer than 4 digits were typed: then it is the window's to leave the caller out for this call.
   */
  'callers.dismiss': { request: callerDismissal, response: z.strictObject({ isRemembered: z.boolean() }) },
  /** Takes back `callers.refuse`. */
  'callers.undo-dismiss': { request: callerDismissal, response: nothing },

  /** Presets and snippets; live and practice share them. How they are used stands in shared/templates/apply-templates. */
  'templates.get': { request: nothing, response: templatesSchema },
  'templates.set': { request: templatesSchema, response: templatesSchema },
  /** Back to those the app comes with; to undo it, set the ones from before. */
  'templates.reset': { request: nothing, response: templatesSchema },
  /**
   * Lets the agent choose a file of words and adds it: an entry of the same id is replaced. Answers when the dialog is
   * done.
   */
  'templates.import': { request: nothing, response: templatesImportSchema },
  'templates.export': { request: nothing, response: templatesExportSchema },

  'database.state': { request: nothing, response: databaseStateSchema },
  'database.back-up': { request: nothing, response: databaseStateSchema },
  /** Restores the newest whole backup and adds what the journal knows; the window reloads. Confirmed in a dialog. */
  'database.restore': { request: nothing, response: nothing },

  'practice.state': { request: nothing, response: practiceStateSchema },
  'practice.set': { request: practiceStateSchema, response: practiceStateSchema },
} as const satisfies Record<Channel, ContractEntry>;

export type RequestOf<C extends Channel> = z.output<(typeof contract)[C]['request']>;
export type ResponseOf<C extends Channel> = z.output<(typeof contract)[C]['response']>;

/** The handler table of the main process: one for each channel, or it does not compile. */
export type Handlers = {
  readonly [C in Channel]: (request: RequestOf<C>) => Promise<Result<ResponseOf<C>, AppError>>;
};
