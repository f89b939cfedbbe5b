import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  endingKindsWithoutCaller,
  noAnswerKind,
  type BuiltInEndingKind,
} from '../../../shared/calls/call-ending';
import { toEditableReminder } from '../../../shared/reminders/reminder';
import { newPc, open } from '../../data/recovery/copied-folder.fixture';
import type { RecoveredStores } from '../../data/recovery/open-with-recovery';
import { tempFolder } from '../../db/temp-folder.fixture';
import { endedCall } from '../../tickets/ended-call.fixture';
import { newTicket } from '../../tickets/sample-ticket.fixture';

const caseCall = '99999999-0000-4000-8000-000000000001';
const callBack = '99999999-0000-4000-8000-000000000002';
const incident = { uid: 'qr', title: 'QR payments', traits: [], beganAtMs: 5 };

/** A PC whose caller waits for two callbacks about one case: by a reminder, and of an incident that is over. */
function aPcWithCallbacks() {
  const pc = newPc();
  const before = join(tempFolder(), 'before.db');
  const morning = open(pc);
  const { calls, tickets, reminders, incidents } = morning.stores;
  calls.begin(caseCall, 1);
  tickets.make({ ...newTicket(caseCall, 'SH-CASE'), nowMs: 10 }, false);
  reminders.set({ uid: 'due', ticketId: 1, text: 'the part has come', dueAtMs: 100, nowMs: 50 });
  incidents.begin({ ...incident, endedAtMs: 60, changedAtMs: 60 }, [1]);
  incidents.changeLink({ callId: caseCall, wantsCallback: true, isCalledBack: false }, 70);
  morning.close();
  copyFileSync(pc.file, before);

  /** Runs `work`. @returns which callbacks are owed after it, and once the history of before is put back */
  function workThenPutBack(work: (today: RecoveredStores['stores']) => void) {
    const today = open(pc);
    work(today.stores);
    const inUse = listOwed(today);
    today.close();
    copyFileSync(before, pc.file);
    const restored = open(pc);
    const afterReplay = listOwed(restored);
    restored.close();
    return { inUse, afterReplay };
  }
  return { workThenPutBack };
}

function listOwed({ stores }: RecoveredStores) {
  const link = stores.incidents.linkOfTicket(1);
  return [
    ...stores.reminders.list(9_000).due.map(({ reminder }) => reminder.text),
    ...(link?.calledBackAtMs === null ? [link.title] : []),
  ];
}

function endCallBack({ calls, tickets }: RecoveredStores['stores'], kind: BuiltInEndingKind): void {
  calls.begin(callBack, 150);
  calls.setFollowUp(callBack, 1);
  tickets.endCall(
    endedCall(callBack, { references: ['SH-BACK'], ending: { kind, words: null }, nowMs: 200 }),
  );
}

function correctCallBack(
  { tickets }: RecoveredStores['stores'],
  kind: BuiltInEndingKind,
  nowMs: number,
): void {
  tickets.correctEnding({
    ticketId: 2,
    ending: { kind, words: null },
    caseTicketId: null,
    agent: null,
    nowMs,
  });
}

const both = ['the part has come', 'QR payments'];

test.each(endingKindsWithoutCaller)(
  'a call back that did not reach the caller closes no callback, also where it is replayed into an older history: %s',
  (kind) => {
    const { workThenPutBack } = aPcWithCallbacks();
    expect(workThenPutBack((today) => endCallBack(today, kind))).toEqual({
      inUse: both,
      afterReplay: both,
    });
  },
);

test('a call back that reached the caller closes both callbacks, also where it is replayed into an older history', () => {
  const { workThenPutBack } = aPcWithCallbacks();
  expect(workThenPutBack((today) => endCallBack(today, 'solved-by-phone'))).toEqual({
    inUse: [],
    afterReplay: [],
  });
});

test.each(endingKindsWithoutCaller)(
  'a call back that is corrected to one without the caller makes its callbacks due again, also in a replay: %s',
  (kind) => {
    const { workThenPutBack } = aPcWithCallbacks();
    const work = (today: RecoveredStores['stores']) => {
      endCallBack(today, 'solved-by-phone');
      correctCallBack(today, kind, 300);
    };
    expect(workThenPutBack(work)).toEqual({ inUse: both, afterReplay: both });
  },
);

test('a call back that is corrected to one with the caller closes its callbacks, also in a replay', () => {
  const { workThenPutBack } = aPcWithCallbacks();
  const work = (today: RecoveredStores['stores']) => {
    endCallBack(today, noAnswerKind);
    correctCallBack(today, 'complaint', 300);
    correctCallBack(today, 'wrong-number', 400);
    correctCallBack(today, 'solved-by-phone', 500);
  };
  expect(workThenPutBack(work)).toEqual({ inUse: [], afterReplay: [] });
});

test('a call about the case closes what was snoozed, and leaves what is for a later day, also in a replay', () => {
  const { workThenPutBack } = aPcWithCallbacks();
  const work = (today: RecoveredStores['stores']) => {
    const { reminders } = today;
    reminders.set({ uid: 'later', ticketId: 1, text: 'has teh printer come?', dueAtMs: 8_000, nowMs: 110 });
    const [due, later] = reminders.list(9_000).due.map(({ reminder }) => reminder);
    if (due === undefined || later === undefined) throw new Error('not both are set');
    reminders.change(due.id, { ...toEditableReminder(due), dueAtMs: 5_000 }, 120);
    reminders.change(later.id, { ...toEditableReminder(later), text: 'has the printer come?' }, 130);
    endCallBack(today, 'asked-about-case');
  };
  const owed = ['has the printer come?'];
  expect(workThenPutBack(work)).toEqual({ inUse: owed, afterReplay: owed });
});
