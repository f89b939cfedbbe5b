import { describe, expect, test } from 'vitest';
import { blankCallFields } from '../calls/call';
import type { Channel, IpcEvent } from './channels-and-events';
import { contract, type RequestOf, type ResponseOf } from './contract';
import { eventContract, type EventPayload } from './event-contract';
import {
  appState,
  call,
  callId,
  caller,
  callerSuggestions,
  contactNote,
  database,
  recovery,
  fields,
  filter,
  handover,
  handoverPage,
  incomingCall,
  outbox,
  practice,
  reminder,
  summary,
  templates,
  templateSamples,
  ticket,
  view,
  viewOfToday,
} from './contract-samples.fixture';
import { erasureCounts, erasurePreview } from './erasure-samples.fixture';

const syncServer = {
  host: 'db.example.com',
  port: 5432,
  database: 'helpdesk',
  user: 'pc_12',
  certificateFile: null,
};
const correction = { kind: 'x', caseTicketId: 6, unknownCase: { number: 'CA9', note: 'CA9' } };
const recorded = { ...ticket, status: 'recorded' as const, ending: { kind: 'complaint', words: null } };

/** One request and one response for each channel. A channel without them does not compile. */
const samples: { readonly [C in Channel]: { asked: RequestOf<C>; answered: ResponseOf<C> } } = {
  'app.get-state': { asked: null, answered: appState },
  'app.set-mode': { asked: { mode: 'practice' }, answered: appState },
  'app.set-settings': {
    asked: { language: 'zh', keys: { send: ['Ctrl+S'], park: null } },
    answered: appState,
  },
  'app.copy-text': { asked: { text: 'STOREHUB0999-CA109193B' }, answered: null },
  'phone.dial': { asked: { phone: '012-345 6789' }, answered: { kind: 'dialled', program: 'Zoiper' } },
  'app.report-in-use': { asked: { isInUse: true }, answered: null },
  'app.report-error': {
    asked: {
      during: 'render',
      area: 'call-form',
      trace: { name: 'TypeError', frames: ['at save (main.js:12:34)', 'at main.js:1:2'] },
    },
    answered: null,
  },
  'token.set': { asked: { token: 'tk_testtest' }, answered: appState },
  'token.remove': { asked: null, answered: { ...appState, token: { kind: 'none' } } },
  'token.check': { asked: null, answered: { ...appState, token: { kind: 'present', lastFour: 'test' } } },
  'calls.show': { asked: { callId, closedIds: [callId] }, answered: null },
  'calls.list': { asked: null, answered: [call, { ...call, isParked: true, ticketId: 7 }] },
  'calls.begin': { asked: null, answered: call },
  'calls.save': { asked: { callId, fields }, answered: call },
  'calls.park': { asked: { callId, isParked: true }, answered: call },
  'calls.discard': { asked: { callId }, answered: null },
  'calls.end': { asked: { callId, fields, ...correction }, answered: recorded },
  'calls.correct-ending': { asked: { ...correction, ticketId: 7 }, answered: recorded },
  'calls.undo-end': { asked: { ticketId: 7, note: 'was SH-A', isNoteShown: true }, answered: call },
  'calls.list-discarded': {
    asked: null,
    answered: [{ id: callId, phone: '012', name: '陈', storeName: '', issue: 'x', discardedAtMs: 5 }],
  },
  'calls.restore': { asked: { callId }, answered: call },
  'calls.set-follow-up': { asked: { callId, ticketId: 7 }, answered: call },
  'calls.list-incoming': { asked: null, answered: { calls: [incomingCall], missedCount: 2 } },
  'calls.list-missed': {
    asked: null,
    answered: { calls: [incomingCall], count: 1, lastDismissed: { ...incomingCall, id: 2 } },
  },
  'calls.find-missed-of-caller': { asked: { phone: '012' }, answered: incomingCall },
  'calls.record-no-answer': { asked: { phone: '012', name: '陈', storeName: '' }, answered: recorded },
  'calls.undo-no-answer': { asked: { ticketId: 7 }, answered: null },
  'calls.take-incoming': { asked: { id: 1, callId }, answered: null },
  'calls.dismiss-incoming': { asked: { id: 1 }, answered: null },
  'calls.undo-dismiss-incoming': { asked: { id: 1 }, answered: null },
  'calls.get-field-history': { asked: { callId }, answered: { issue: ['printer', '打印机'] } },
  'calls.add-screen-time': { asked: { callId, ms: 1500 }, answered: null },
  'tickets.send': { asked: { callId, fields }, answered: ticket },
  'tickets.await-outcome': { asked: { callId }, answered: ticket },
  'tickets.get': { asked: { ticketId: 7 }, answered: ticket },
  'tickets.find-similar': {
    asked: { callId, fields },
    answered: [
      { ticket: summary, reasons: ['same-number', 'same-store'], similarity: 0.5, isOfOtherStore: false },
    ],
  },
  'tickets.reopen-rejected': { asked: { ticketId: 7 }, answered: call },
  'calls.begin-from-ticket': { asked: { ticketId: 7 }, answered: call },
  'tickets.find-neighbours': {
    asked: { ticketId: 7 },
    answered: {
      before: { ticketId: 6, reference: 'SH-3467', storeHubTicketId: '998', atMs: 1_763_900_000_000 },
      after: null,
    },
  },
  'tickets.send-again': { asked: { ticketId: 7 }, answered: ticket },
  'tickets.check-case-number': {
    asked: { ticketId: 7, caseNumber: 'CA1' },
    answered: { oddForm: { oddity: 'prefix', example: 'STOREHUB0999-CA109193B' }, sameNumber: null },
  },
  'tickets.record-case-number': {
    asked: { ticketId: 7, caseNumber: 'STOREHUB0999-CA109193B' },
    answered: { ...ticket, status: 'created', caseNumber: 'CA1', caseNumberSource: 'agent' },
  },
  'tickets.add-note': { asked: { ticketId: 7, text: 'rang back' }, answered: ticket },
  'tickets.save-slip': { asked: { ticketId: 7 }, answered: { kind: 'saved', file: '/tmp/slip.pdf' } },
  'tickets.print-slip': { asked: { ticketId: 7 }, answered: 'printed' },
  'reminders.set': {
    asked: { ticketId: 7, text: '', dueAtMs: 1_763_986_400_000 },
    answered: { ...reminder, resolution: null, endedAtMs: null, isDismissed: false },
  },
  'reminders.change': {
    asked: { id: 3, state: { text: 'x', dueAtMs: 0, resolution: 'removed', isDismissed: false } },
    answered: null,
  },
  'reminders.list': {
    asked: null,
    answered: { due: [{ reminder, ticket: summary }], coming: [], counts: { due: 1, coming: 0 } },
  },
  'reminders.list-of-caller': { asked: { phone: '012' }, answered: [{ reminder, ticket: summary }] },
  'handover.read': { asked: { unseenCallIds: [] }, answered: handover },
  'handover.print': { asked: handoverPage, answered: 'printed' },
  'handover.save': { asked: handoverPage, answered: { kind: 'saved', file: '/tmp/handover.txt' } },
  'support.read-report': { asked: null, answered: { files: [{ name: 'state.json', text: '{}' }] } },
  'support.save-report': { asked: null, answered: { kind: 'cancelled' } },
  'reminders.summarise-due': { asked: null, answered: { dueCount: 2, raisedCount: 1, newest: null } },
  'outbox.get-state': { asked: null, answered: outbox },
  'outbox.get-counts': {
    asked: null,
    answered: { waiting: 2, oldestWaitingAtMs: 9, uncertain: 0, rejected: 1, openCalls: 3, blocker: null },
  },
  'outbox.send-now': { asked: null, answered: { ...outbox, pauseState: null } },
  'history.search': {
    asked: { text: 'kedai', before: 8, limit: 50 },
    answered: { rows: [summary], next: 7, excerpts: [{ ticketId: 7, field: 'note', text: 'back door' }] },
  },
  'callers.match': {
    asked: { phone: '0123', name: '', storeName: 'kl' },
    answered: callerSuggestions,
  },
  'callers.set-note': {
    asked: { subject: 'store', contact: 'KL Branch', label: 'KL Branch', text: 'cash only', endsAtMs: 7 },
    answered: { newer: contactNote, isGone: false },
  },
  'callers.find-notes': { asked: { text: 'cash' }, answered: { notes: [contactNote], count: 1 } },
  'drafts.list': {
    asked: null,
    answered: [{ subject: 'caller', key: '60123456789', text: 'deaf', lastDay: '' }],
  },
  'drafts.save': {
    asked: { subject: 'ticket', key: '7', content: { text: 'rings back', lastDay: '' } },
    answered: null,
  },
  'incidents.get-state': {
    asked: null,
    answered: {
      similarCalls: {
        key: '7 8 9',
        title: 'card terminal declined',
        traits: ['card terminal', 'declined'],
        ticketIds: [7, 8, 9],
        openCallIds: [],
        callerCount: 3,
        beganAtMs: 1,
        newestAtMs: 2,
      },
      open: [{ uid: 'incident-1', title: 'QR 付款', traits: ['qr', 'region:johor'], beganAtMs: 1 }],
      ended: [{ uid: 'incident-2', title: 'Bank A', traits: [], beganAtMs: 1, endedAtMs: 2 }],
    },
  },
  'incidents.list': {
    asked: null,
    answered: [
      {
        uid: 'incident-1',
        title: 'QR',
        beganAtMs: 1,
        endedAtMs: null,
        calls: [
          {
            callId,
            ticketId: 7,
            reference: 'SH-7K3QA',
            createdAtMs: 1,
            name: '陈美玲 😀',
            phone: '60123456789',
            storeName: 'KL Branch',
            wantsCallback: true,
            calledBackAtMs: null,
          },
        ],
      },
    ],
  },
  'incidents.begin': { asked: { key: '7 8 9' }, answered: { uid: 'incident-1' } },
  'incidents.dismiss': { asked: { key: '7 8 9' }, answered: null },
  'incidents.change': { asked: { uid: 'incident-1', isEnded: true }, answered: null },
  'incidents.change-link': { asked: { callId, wantsCallback: true, isCalledBack: false }, answered: null },
  'incidents.find-unlinked': {
    asked: { uid: 'incident-1' },
    answered: [
      {
        ticketId: 7,
        createdAtMs: 1,
        name: '陈美玲 😀',
        phone: '60123456789',
        storeName: 'KL Branch',
        issue: 'QR 付款',
        isCallerLinked: true,
      },
    ],
  },
  'incidents.get-link-of-ticket': {
    asked: { ticketId: 7 },
    answered: { uid: 'i', wantsCallback: true, callId, title: 'QR', endedAtMs: null, calledBackAtMs: 5 },
  },
  'incidents.link-ticket': {
    asked: { ticketId: 7, uid: 'incident-1', wantsCallback: true },
    answered: null,
  },
  'incidents.unlink-call': { asked: { callId }, answered: null },
  'callers.find-past-cases': {
    asked: { phone: '60123456789', storeName: 'Kedai Maju' },
    answered: { ticketIds: [7, 3], endedCallIds: [3], otherStoreIds: [7], noStoreIds: [] },
  },
  'callers.dismiss': {
    asked: { phone: '0123', callerKey: caller.key },
    answered: { isRemembered: true },
  },
  'callers.undo-dismiss': { asked: { phone: '0123', callerKey: caller.key }, answered: null },
  'history.get-stats': {
    asked: { fromMs: 1, beforeMs: 2, after: 7, isFloor: true },
    answered: {
      count: 2,
      statuses: [['created', 2]],
      services: [['18', 2]],
      regionNames: [['Johor', 2]],
      stores: [],
      hours: [['2026-11-24 09', 2]],
      onScreenSeconds: [['61', 1]],
      endings: [['{"kind":"complaint","words":null}', 1]],
      agents: [['NA', 2]],
      pcs: [['KL-12', 2]],
      unfinishedCalls: [['discarded', 1]],
      incomingCalls: [['missed', 1]],
      next: 9,
    },
  },
  'history.get-page-index': {
    asked: { text: '', filter, sort: 'oldest', pageLength: 100, after: 7, counted: 300 },
    answered: { pageEnds: [107, 207], count: 550, next: 258 },
  },
  'history.count': { asked: { text: '', filter }, answered: { count: 1000, isMore: true } },
  'history.list-views': { asked: null, answered: [view, viewOfToday] },
  'history.save-view': {
    asked: { id: null, view: { name: 'Printers', text: 'printer', filter, sort: 'store' } },
    answered: [view],
  },
  'history.order-views': { asked: { ids: [2, 1] }, answered: [view] },
  'history.export': {
    asked: { format: 'xlsx', query: { text: 'kedai', filter, sort: 'store' } },
    answered: { kind: 'exported', file: '/tmp/history.xlsx', rows: 3, sheets: 1 },
  },
  'history.list-exports': {
    asked: null,
    answered: [
      {
        id: 1,
        atMs: 1_763_900_000_000,
        format: 'csv',
        query: { text: '', filter, sort: 'oldest' },
        fileName: 'history.csv',
        rows: null,
      },
    ],
  },
  'job.cancel': { asked: null, answered: null },
  'archive.export': { asked: null, answered: { kind: 'exported', file: '/tmp/history.zip', rows: 3 } },
  'privacy.get-state': {
    asked: null,
    answered: {
      retentionDays: 365,
      erasures: [
        { id: 1, atMs: 1_763_900_000_000, reason: 'request', tickets: 3, leftOut: 0, isCleaned: true },
      ],
    },
  },
  'privacy.set-retention': {
    asked: { retentionDays: null },
    answered: { retentionDays: null, erasures: [] },
  },
  'privacy.preview-retention': { asked: { retentionDays: 365 }, answered: { tickets: 12 } },
  'privacy.preview-erasure': {
    asked: { phone: '012-345 6789', name: '' },
    answered: erasurePreview,
  },
  'privacy.erase-caller': {
    asked: { phone: '', name: 'Ahmad Ibrahim', leftOut: [callId] },
    answered: { ...erasureCounts, isDone: true },
  },
  'privacy.is-erasure-requested': { asked: { ticketId: 1 }, answered: true },
  'archive.import': {
    asked: null,
    answered: {
      kind: 'imported',
      rows: 3,
      added: 2,
      changed: 0,
      leftOut: 0,
      tooLarge: 0,
      erased: 0,
      contactNotes: 0,
      incidents: 0,
      isWhole: true,
    },
  },
  'sync.get-state': {
    asked: null,
    answered: {
      server: null,
      isPaused: false,
      phase: 'connecting',
      syncedAtMs: null,
      waiting: 0,
      errorCode: null,
      fixed: [],
      proposed: { port: 5432, database: 'helpdesk', certificateFile: null },
      warning: null,
      maySendNotices: false,
    },
  },
  'sync.set-server': {
    asked: { server: syncServer, password: 'secret' },
    answered: {
      server: syncServer,
      isPaused: false,
      phase: 'failed',
      syncedAtMs: 1_763_900_000_000,
      waiting: 12,
      errorCode: 'unreachable',
      fixed: ['host', 'port'],
      proposed: syncServer,
      warning: 'clock-wrong',
      maySendNotices: true,
    },
  },
  'sync.choose-certificate': { asked: null, answered: { file: '/etc/ssl/ca.pem' } },
  'sync.stop': {
    asked: null,
    answered: {
      server: null,
      isPaused: true,
      phase: 'connecting',
      syncedAtMs: null,
      waiting: 0,
      errorCode: null,
      fixed: [],
      proposed: {},
      warning: null,
      maySendNotices: false,
    },
  },
  'sync.post-notice': {
    asked: { text: 'Payment terminals down since 10:40', hours: 2 },
    answered: { errorCode: null },
  },
  'sync.end-notice': {
    asked: { id: '0f8fad5b-d9cb-469f-a165-70867728950e' },
    answered: { errorCode: 'unreachable' },
  },
  'sync.share-templates': { asked: { isShared: true }, answered: { errorCode: 'not-allowed' } },
  'history.remove-view': { asked: { id: 1 }, answered: [view] },
  ...templateSamples,
  'templates.import': { asked: null, answered: { kind: 'imported', templates, leftOut: 1 } },
  'templates.export': { asked: null, answered: { kind: 'exported', file: '/tmp/words.json' } },
  'database.get-state': { asked: null, answered: database },
  'database.get-recovery': { asked: null, answered: recovery },
  'database.back-up': { asked: null, answered: { ...database, isBackingUp: false, failure: null } },
  'database.restore': { asked: null, answered: null },
  'practice.get-state': { asked: null, answered: practice },
  'practice.set': { asked: practice, answered: practice },
};

const events: { readonly [N in IpcEvent]: EventPayload<N> } = {
  'app.changed': null,
  'tickets.changed': { ticketId: null },
  'outbox.changed': null,
  'sync.changed': null,
  'templates.changed': null,
  'reminders.changed': null,
  'incidents.changed': null,
  'tickets.open-requested': { ticketId: 7 },
  'job.progress': { done: 3, total: null },
  'calls.save-requested': null,
  'calls.erased': { callIds: [callId] },
  'calls.redacted': { callIds: [callId] },
  'calls.incoming-changed': null,
};

const channelNames = Object.keys(samples) as Channel[];

describe.each(channelNames)('the channel %s', (channel) => {
  const { asked, answered } = samples[channel];
  const { request, response } = contract[channel];

  test('the request is unchanged by structured cloning', () => {
    expect(request.parse(structuredClone(request.parse(asked)))).toStrictEqual(asked);
  });

  test('the response is unchanged by structured cloning and by JSON', () => {
    const parsed = response.parse(answered);

    expect(parsed).toStrictEqual(answered);
    expect(response.parse(structuredClone(parsed))).toStrictEqual(answered);
    expect(response.parse(JSON.parse(JSON.stringify(parsed)))).toStrictEqual(answered);
  });

  test('rejects keys outside the contract', () => {
    const more = (value: unknown) =>
      Array.isArray(value)
        ? value.map((part: object) => ({ ...part, token: 'tk_testtest1' }))
        : { ...(value as object), token2: 'tk_testtest1' };

    expect(request.safeParse(more(asked)).success).toBe(false);
    expect(response.safeParse(more(answered)).success).toBe(false);
    expect(response.safeParse(undefined).success).toBe(false);
  });
});

test.each([{ states: [] }, { states: ['gone'] }, { storeNames: [' '] }, { fromMs: 0.5 }, { sql: 'x' }])(
  'the history is never filtered by %j',
  (part) => {
    const { request } = contract['history.count'];
    expect(request.safeParse({ text: '', filter: { ...filter, ...part } }).success).toBe(false);
  },
);

test.each(Object.keys(events) as IpcEvent[])('the event %s is the same after it crossed', (event) => {
  expect(eventContract[event].parse(structuredClone(events[event]))).toStrictEqual(events[event]);
  expect(eventContract[event].safeParse({ ticketId: 'seven' }).success).toBe(false);
});

describe('what the window asks', () => {
  test('names a call by a UUID and a ticket by a whole number above 0', () => {
    for (const id of ['', '7', '../../etc', 7, null]) {
      expect(contract['calls.discard'].request.safeParse({ callId: id }).success).toBe(false);
    }
    for (const id of [0, -1, 1.5, '7', Number.NaN, Infinity, null]) {
      expect(contract['tickets.get'].request.safeParse({ ticketId: id }).success).toBe(false);
    }
  });

  test('records a case number that is trimmed, and never a blank one', () => {
    const { request } = contract['tickets.record-case-number'];

    expect(request.parse({ ticketId: 7, caseNumber: ' CA1\n' }).caseNumber).toBe('CA1');
    expect(request.safeParse({ ticketId: 7, caseNumber: ' \u3000' }).success).toBe(false);
    expect(request.safeParse({ ticketId: 7, caseNumber: 'x'.repeat(201) }).success).toBe(false);
  });
  test('may be a call with nothing written in it yet', () => {
    expect(contract['calls.save'].request.safeParse({ callId, fields: blankCallFields }).success).toBe(true);
  });
});
