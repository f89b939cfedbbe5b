import { expect, test } from 'vitest';
import type { Attempt, TicketDetail } from './ticket-summary-and-detail';
import type { Outcome } from '../outcome/attempt-outcome';
import { buildTimeline } from './ticket-timeline';

const answer = { errorCode: null, errorMessage: null, httpStatus: null };
const outcomes = {
  uncertain: { kind: 'uncertain', ...answer, reason: 'timed-out', detail: null },
  'not-sent': { kind: 'not-sent', reason: 'no-network', detail: null },
  created: { kind: 'created', caseNumber: 'CA1', storeHubTicketId: null },
} as const satisfies Record<string, Outcome>;

function attempt(number: number, startedAtMs: number, kind: keyof typeof outcomes): Attempt {
  const outcome = outcomes[kind];
  const wire = { firstByteAtMs: null, httpStatus: null, rawAnswer: null };
  return { id: number, number, startedAtMs, endedAtMs: startedAtMs + 1, outcome, ...wire };
}

const reminder = {
  id: 1,
  reason: 'agent',
  text: 'till',
  setAtMs: 40,
  dueAtMs: 90,
  resolution: 'done',
  endedAtMs: 95,
  isDismissed: false,
  changedAtMs: 95,
} as const;

function ticket(change: Partial<TicketDetail>): TicketDetail {
  return {
    id: 1,
    reference: 'SH-1',
    status: 'waiting',
    createdAtMs: 10,
    name: '',
    phone: '',
    storeName: null,
    issue: '',
    regionName: '',
    serviceId: 1,
    lastOutcome: null,
    ending: null,
    agent: null,
    callId: '',
    call: { beganAtMs: 1, onScreenMs: 8_000 },
    storeHubTicketId: null,
    caseNumber: null,
    caseNumberSource: null,
    caseNumberRecordedAtMs: null,
    request: {
      Ticket: { Name: '', Phone: '', Issue: '', Priority: 0, IsReceiveSms: false },
      Appointment: { Address: '', State: '', ServiceId: 1, Longitude: 1, Latitude: 1 },
    },
    pin: null,
    attempts: [],
    notes: [],
    reminders: [],
    replaces: null,
    replacedBy: null,
    follows: null,
    followedBy: [],
    ...change,
  };
}

const kindsOf = (change: Partial<TicketDetail>) =>
  buildTimeline(ticket(change)).map(({ kind, atMs }) => `${atMs ?? '?'} ${kind}`);

test('queues a waiting ticket, but not one that was sent at once', () => {
  expect(kindsOf({ attempts: [attempt(1, 10, 'created')] })).toEqual(['1 call-started', '10 attempt']);
  expect(kindsOf({})).toEqual(['1 call-started', '10 queued']);
  expect(kindsOf({ attempts: [attempt(1, 30, 'not-sent')] })).toEqual([
    '1 call-started',
    '10 queued',
    '30 attempt',
    '31 queued',
  ]);
});

test('after an uncertain attempt, the next one is by hand and not queued', () => {
  const attempts = [attempt(1, 10, 'uncertain'), attempt(2, 30, 'not-sent')];
  const timeline = buildTimeline(
    ticket({ attempts, caseNumber: 'CA7', caseNumberSource: 'agent', caseNumberRecordedAtMs: 60 }),
  );
  expect(timeline).toMatchObject([
    { kind: 'call-started', onScreenMs: 8_000 },
    { kind: 'attempt', isByHand: false },
    { kind: 'attempt', isByHand: true },
    { kind: 'case-number-recorded', caseNumber: 'CA7', atMs: 60 },
  ]);
});

test('inserts reminders and other tickets by time', () => {
  expect(
    kindsOf({
      attempts: [attempt(1, 10, 'not-sent'), attempt(2, 50, 'created')],
      reminders: [reminder, { ...reminder, id: 2, resolution: null, endedAtMs: null, changedAtMs: 70 }],
      replacedBy: { id: 3, reference: 'SH-3', createdAtMs: 96 },
      followedBy: [{ id: 2, reference: 'SH-2', caseNumber: null, createdAtMs: 80, status: 'created' }],
      imported: { reference: 'SH-9', atMs: 99 },
    }),
  ).toEqual([
    '1 call-started',
    '10 attempt',
    '11 queued',
    '40 reminder-set',
    '40 reminder-set',
    '50 attempt',
    '70 reminder-changed',
    '80 followed',
    '95 reminder-ended',
    '96 replaced',
    '99 imported',
  ]);
});

test('shows no separate change of a dismissed or ended reminder', () => {
  const open = { ...reminder, resolution: null, endedAtMs: null } as const;
  const attempts = [attempt(1, 10, 'created')];
  for (const one of [reminder, { ...open, isDismissed: true }, { ...open, changedAtMs: open.setAtMs }]) {
    expect(kindsOf({ attempts, reminders: [one] })).not.toContainEqual(expect.stringContaining('changed'));
  }
});

test('keeps the order and every event if the clock was set back', () => {
  const attempts = [attempt(1, 10, 'not-sent'), attempt(2, 5, 'created')];
  expect(kindsOf({ attempts, reminders: [{ ...reminder, setAtMs: 0, endedAtMs: null }] })).toEqual([
    '1 call-started',
    '0 reminder-set',
    '10 attempt',
    '11 queued',
    '5 attempt',
  ]);
});

test('a call that ended without a ticket was recorded, and never queued', () => {
  const events = buildTimeline(ticket({ status: 'recorded' }));
  expect(events.map(({ kind, atMs }) => ({ kind, atMs }))).toEqual([
    { kind: 'call-started', atMs: 1 },
    { kind: 'recorded', atMs: 10 },
  ]);
});

test('each correction of an ending says from what to what, and by whom', () => {
  const [complaint, wrong, solved] = ['complaint', 'wrong-number', 'solved-by-phone'].map((kind) => {
    return { kind, words: null };
  });
  const corrections = [
    { kind: 'wrong-number', words: null, atMs: 20, by: 'NA' },
    { kind: 'complaint', words: null, atMs: 30, by: null },
  ];
  const ended = ticket({
    status: 'recorded',
    ending: { kind: 'solved-by-phone', words: null, correctedAtMs: 30, corrections },
  });
  expect(buildTimeline(ended).slice(2)).toMatchObject([
    { atMs: 20, from: wrong, to: complaint, by: 'NA' },
    { atMs: 30, from: complaint, to: solved, by: null },
  ]);
  const asked = { kind: 'asked-about-case', words: null };
  const cases = [
    { ...asked, atMs: 20, by: null, caseNumber: 'CA1234' },
    { ...asked, atMs: 30, by: null },
  ];
  const aboutUnknown = { ...asked, correctedAtMs: 30, corrections: cases, unknownCaseNumber: 'CA9999' };
  expect(buildTimeline(ticket({ ending: aboutUnknown })).slice(-2)).toMatchObject([
    { from: { caseNumber: 'CA1234' }, to: cases[1] },
    { from: cases[1], to: { caseNumber: 'CA9999' } },
  ]);
  const older = ticket({ ending: { kind: 'complaint', words: null, correctedAtMs: 30 } });
  expect(buildTimeline(older).at(-1)).toMatchObject({ kind: 'ending-corrected', atMs: 30, from: null });
});

test('a call that was opened again ended each time as what it was, and says who opened it', () => {
  const complaint = { kind: 'complaint', words: null };
  const solved = { kind: 'solved-by-phone', words: null };
  const asked = { kind: 'asked-about-case', words: null, caseNumber: 'CA1' };
  const corrections = [
    { ...asked, atMs: 20, by: 'NA' },
    { ...complaint, atMs: 30, by: 'NUR', ended: { atMs: 10, agent: 'ROOT' } },
    { ...asked, atMs: 50, by: null },
  ];
  const reopened = ticket({
    status: 'recorded',
    createdAtMs: 40,
    ending: { kind: 'solved-by-phone', words: null, correctedAtMs: 50, corrections },
  });
  expect(buildTimeline(reopened)).toMatchObject([
    { kind: 'call-started', atMs: 1 },
    { kind: 'recorded', atMs: 10 },
    { kind: 'ending-corrected', atMs: 20, from: asked, to: complaint, by: 'NA' },
    { kind: 'reopened', atMs: 30, from: complaint, by: 'NUR' },
    { kind: 'ended-again', atMs: 40, to: asked },
    { kind: 'ending-corrected', atMs: 50, from: asked, to: solved, by: null },
  ]);
});

test('what a call had ended as before it was opened again and sent stands before its ticket', () => {
  const ending = (kind: string) => ({ kind, words: null });
  const [solved, complaint] = [ending('solved-by-phone'), ending('complaint')];
  const earlierEndings = [
    { ...solved, atMs: 20, by: 'NA' },
    { ...complaint, atMs: 30, by: 'LI', ended: { atMs: 10, agent: 'NA' } },
  ];
  const sent = ticket({ createdAtMs: 40, call: { beganAtMs: 1, onScreenMs: 0, earlierEndings } });
  expect(buildTimeline(sent)).toMatchObject([
    { kind: 'call-started', atMs: 1 },
    { kind: 'recorded', atMs: 10 },
    { kind: 'ending-corrected', atMs: 20, from: solved, to: complaint, by: 'NA' },
    { kind: 'reopened', atMs: 30, from: complaint, by: 'LI' },
    { kind: 'queued', atMs: 40 },
  ]);
});
