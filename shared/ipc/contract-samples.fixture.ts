import { blankCallFields, type Call } from '../calls/call';
import type { ListedIncomingCall } from '../calls/incoming-call';
import type { ContactNote } from '../callers/contact-note';
import type { Caller, CallerSuggestions } from '../callers/caller-suggestions';
import type { AppState } from '../app/app-state';
import type { DatabaseRecovery, DatabaseState } from '../app/database-and-backup-state';
import { handoverKinds, type Handover, type HandoverPage } from '../handover/handover';
import type { HistoryFilter } from '../history/history-query-and-page';
import type { SavedView } from '../history/saved-view';
import type { TicketDetail, TicketSummary } from '../history/ticket-summary-and-detail';
import type { OutboxState } from '../outbox/outbox-state';
import type { Reminder } from '../reminders/reminder';
import type { PracticeState } from '../app/practice-state';
import type { Templates } from '../templates/templates';

export const callId = '3f0c1b52-8a1e-4c55-9d5e-2d1f6a7b8c90';
export const fields = {
  ...blankCallFields,
  name: ' 陈美玲 😀',
  phone: '012-345 6789',
  serviceId: 18 as const,
};

export const call: Call = {
  id: callId,
  fields: { ...fields, pin: { source: 'pair', setAtMs: 1, radiusMetres: 0.5, stale: false } },
  revision: 0,
  isParked: false,
  seq: 4,
  beganAtMs: 1_763_900_000_000,
  savedAtMs: 1_763_900_000_300,
  ticketId: null,
  follows: { id: 7, reference: 'SH-7K3QA', caseNumber: null },
};

export const incomingCall: ListedIncomingCall = {
  id: 1,
  phone: '60123456789',
  name: '',
  store: '陈记',
  firstRangAtMs: 1_763_900_000_000,
  lastRangAtMs: 1_763_900_060_000,
  ringCount: 2,
  callId: null,
};

export const appState: AppState = {
  mode: 'live',
  isModeFixed: true,
  token: { kind: 'unknown', errorCode: 'locked' },
  settings: {
    theme: 'system',
    language: 'system',
    addReferenceToRemark: false,
    isMasked: true,
    keys: {},
    agent: 'NA',
    endingKinds: [
      { id: 'complaint', name: null },
      { id: 'Stock question', name: 'Stock' },
    ],
    isTourClosed: true,
  },
  language: 'ms',
  version: '0.1.0',
  electronVersion: '33.2.1',
  dataFolder: '/data',
  isBackupOverdue: true,
  isRestoring: false,
  isStillOpening: false,
  needsRestart: false,
  isQuitAsked: false,
  newerVersion: null,
  isInstalledAtEnd: false,
  policies: [],
  forbidden: [],
  supportContact: null,
  hasUnreadSettings: true,
  openElsewhere: null,
  liveHost: 'storehub.example',
  platform: 'linux',
  systemUser: null,
  supervisorNotices: [],
};

export const summary: TicketSummary = {
  id: 7,
  reference: 'SH-7K3QA',
  status: 'uncertain',
  caseNumber: null,
  createdAtMs: 1_763_900_000_000,
  name: '陈美玲 😀',
  phone: '60123456789',
  storeName: 'KL Branch',
  issue: 'printer rosak',
  regionName: 'Kuala Lumpur',
  serviceId: 18,
  lastOutcome: {
    kind: 'uncertain',
    reason: 'timed-out',
    errorCode: null,
    errorMessage: null,
    httpStatus: null,
    detail: null,
  },
  ending: null,
  agent: 'NA',
};

export const reminder: Reminder = {
  id: 3,
  reason: 'agent',
  text: 'printer 打印机',
  setAtMs: 1_763_900_000_000,
  dueAtMs: 1_763_986_400_000,
  resolution: 'done',
  endedAtMs: 1_763_986_500_000,
  isDismissed: true,
  changedAtMs: 1_763_986_500_000,
};

export const ticket: TicketDetail = {
  ...summary,
  callId,
  storeHubTicketId: null,
  caseNumberSource: null,
  caseNumberRecordedAtMs: null,
  call: { beganAtMs: 1_763_899_900_000, onScreenMs: 61_000 },
  request: {
    Ticket: {
      Name: '陈美玲 😀',
      Phone: '60123456789',
      Issue: 'printer rosak',
      Priority: -1,
      IsReceiveSms: false,
      StoreName: 'KL Branch',
    },
    Appointment: {
      Address: '23, Jalan Ampang',
      State: 'Kuala Lumpur',
      ServiceId: 18,
      Longitude: 101.7122,
      Latitude: 3.1573,
    },
  },
  pin: null,
  attempts: [
    {
      id: 1,
      number: 1,
      startedAtMs: 1_763_900_000_000,
      firstByteAtMs: 1_763_900_000_100,
      endedAtMs: null,
      httpStatus: 200,
      rawAnswer: '{"ErrorCode":"0"',
      outcome: summary.lastOutcome,
    },
  ],
  notes: [{ id: 1, text: 'rang back, no answer', writtenAtMs: 1_763_900_000_200 }],
  reminders: [reminder],
  replaces: { id: 6, reference: 'SH-3467', createdAtMs: 1 },
  replacedBy: null,
  follows: { id: 5, reference: 'SH-3469', caseNumber: 'CA1', createdAtMs: 2 },
  followedBy: [{ id: 8, reference: 'SH-3470', caseNumber: null, createdAtMs: 3, status: 'waiting' }],
};

export const contactNote: ContactNote = {
  subject: 'store',
  key: 'kl branch',
  label: 'KL Branch',
  text: 'cash only',
  endsAtMs: 1_763_986_400_000,
  changedAtMs: 1_763_900_000_000,
};

export const caller: Caller = {
  key: '60123456789|kl branch',
  phone: '60123456789',
  name: '陈美玲 😀',
  otherNames: ['Siti'],
  storeName: 'KL Branch',
  dealerReseller: '',
  email: '',
  address: '23, Jalan Ampang',
  state: 'Kuala Lumpur',
  pin: {
    longitude: 101.7122,
    latitude: 3.1573,
    setAtMs: 1_763_900_000_000,
    radiusMetres: 4000,
    stale: false,
  },
  callerLanguage: 'zh',
  matches: [
    { kind: 'same-number', matchedText: '' },
    { kind: 'number-ends', matchedText: '6789' },
  ],
  lastCases: [summary],
  casesInSixtyDays: 3,
  endedCallsInSixtyDays: 0,
  isNumberShared: true,
  isOfSeveralPeople: true,
  notes: [contactNote],
};

export const filter: HistoryFilter = {
  statuses: ['created', 'uncertain'],
  serviceIds: [18],
  priorities: [-1],
  regionNames: ['Penang'],
  storeNames: ['KL Branch'],
  dealers: ['Alex'],
  phones: ['012-345 6789'],
  fromMs: 1_763_900_000_000,
  beforeMs: 1_763_986_400_000,
};
export const view: SavedView = { id: 2, name: 'Printers', text: 'printer', filter, sort: 'store' };
export const viewOfToday: SavedView = { id: 3, name: 'Mine', text: '', filter: { days: 'today' } };

export const outbox: OutboxState = {
  pauseState: { kind: 'paused', reason: 'throttled', untilMs: 1_763_900_060_000 },
  waiting: [{ ...summary, status: 'waiting', lastOutcome: null }],
  uncertain: [summary],
  rejected: [{ ...summary, status: 'rejected' }],
};

export const database: DatabaseState = {
  backups: [{ number: 2, madeAtMs: 1_763_900_000_000, kind: 'daily' }],
  isBackingUp: true,
  failure: { errorCode: 'disk-full', isOverdue: true },
};

export const recovery: DatabaseRecovery = {
  restored: { backupMadeAtMs: null, wasMissing: false },
  rollback: { reason: 'history-older', uncertainCount: 3 },
};

export const templates: Templates = {
  presets: [
    {
      id: 'printer',
      serviceId: 18,
      language: 'ms',
      name: 'Printer',
      issue: 'Printer rosak',
      remark: '',
      priority: null,
      questions: ['Lampu menyala?'],
    },
  ],
  snippets: [{ id: 'kertas', language: 'ms', trigger: 'kertas', text: 'Kertas sudah ditukar.' }],
};

const snippet = { id: 'new', language: 'en', trigger: 'new', text: 'New one' } as const;

export const templateSamples = {
  'templates.get': { asked: null, answered: templates },
  'templates.list-required-ids': { asked: null, answered: ['s'] },
  'templates.save': { asked: { kind: 'snippet' as const, entry: snippet }, answered: templates },
  'templates.remove': { asked: { kind: 'preset' as const, id: 'printer' }, answered: templates },
  'templates.reset': { asked: null, answered: { presets: [], snippets: [] } },
  'templates.undo': { asked: null, answered: templates },
};

export const practice: PracticeState = { simulation: 'slow', errorCode: '-10008', delayMs: 400 };

export const handover: Handover = {
  atMs: 1_763_900_000_000,
  sections: handoverKinds.map((kind) => ({ kind, count: 0, items: [] })),
};

export const handoverPage: HandoverPage = {
  title: 'Hand-over',
  facts: '26 Nov',
  sections: [{ title: 'Callbacks (2)', lines: ['SH-7K3Q · 陈美玲 😀'], more: 'and 1 more, see Callbacks' }],
  none: null,
};

export const callerSuggestions: CallerSuggestions = {
  callers: [caller],
  unlisted: { count: 2, isAtLeast: true },
  notes: [contactNote],
  certainKey: caller.key,
  dismissed: [{ ...caller, lastCases: [] }],
};
