import { expect, onTestFinished, test } from 'vitest';
import { openOutboxIn } from '../outbox/outbox.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { tempFolder } from '../db/temp-folder.fixture';
import { createReminderScheduler } from './reminder-scheduler';

const hourMs = 3_600_000;

async function schedulerWith(folder = tempFolder()) {
  const workspace = await openOutboxIn(folder);
  const { stores, time } = workspace;
  const raisedTexts: string[] = [];
  let changeCount = 0;
  const scheduler = createReminderScheduler({
    reminders: stores.reminders,
    nowMs: time.nowMs,
    schedule: time.schedule,
    onRaised: (raised) => raisedTexts.push(...raised.map(({ reminder }) => reminder.text)),
    onChanged: () => {
      changeCount += 1;
    },
  });
  onTestFinished(() => scheduler.close());
  if (!(await stores.tickets.get(1).then((got) => got.ok && got.value !== null)))
    await workspace.queue('Ahmad');
  let last = 0;
  const set = async (text: string, inMs: number) => {
    last += 1;
    const nowMs = time.nowMs();
    const reminder = { uid: `${nowMs} ${last}`, ticketId: 1, text, dueAtMs: nowMs + inMs, nowMs };
    const made = await stores.reminders.set(reminder);
    if (!made.ok || made.value === null || made.value === 'full') throw new Error('not set');
    await scheduler.check();
    return made.value;
  };
  const pass = async (ms: number) => {
    time.pass(ms);
    await flushPendingWork();
  };
  return { workspace, stores, time, raisedTexts, scheduler, set, pass, changes: () => changeCount };
}

test('a callback is reported once, when it is due, to the second', async () => {
  const { raisedTexts, set, pass } = await schedulerWith();
  await set('printer', hourMs);
  await pass(hourMs - 1);
  expect(raisedTexts).toEqual([]);
  await pass(1);
  expect(raisedTexts).toEqual(['printer']);
  await pass(48 * hourMs);
  expect(raisedTexts).toEqual(['printer']);
});

test('notices a clock that jumps ahead within half a minute, and reports at the real time too once it is set right', async () => {
  const { raisedTexts, stores, time, set, pass, changes } = await schedulerWith();
  const { dueAtMs } = await set('printer', 24 * hourMs);
  time.jump(25 * hourMs);
  await pass(30_000);
  expect(raisedTexts).toEqual(['printer']);
  expect(changes()).toBe(1);

  time.jump(-25 * hourMs);
  await pass(30_000);
  // The list of due callbacks is empty again.
  expect(await stores.reminders.due(time.nowMs())).toMatchObject({ ok: true, value: { dueCount: 0 } });
  expect(changes()).toBe(2);
  await pass(dueAtMs - time.nowMs() - 1);
  expect(raisedTexts).toEqual(['printer']);
  await pass(1);
  expect(raisedTexts).toEqual(['printer', 'printer']);
  expect(changes()).toBe(3);
  await pass(48 * hourMs);
  expect(raisedTexts).toEqual(['printer', 'printer']);
});

test('a clock that is set right while a reminder changes is noticed by the check of the change', async () => {
  const { raisedTexts, time, scheduler, set, pass, changes } = await schedulerWith();
  await set('printer', 24 * hourMs);
  time.jump(25 * hourMs);
  await pass(30_000);
  time.jump(-25 * hourMs);
  await scheduler.check();
  expect(changes()).toBe(2);
  await pass(24 * hourMs);
  expect(raisedTexts).toEqual(['printer', 'printer']);
});

test('put off, it is told again; done, put away or taken away, it is not', async () => {
  const { raisedTexts, stores, time, scheduler, set, pass } = await schedulerWith();
  const { id } = await set('printer', hourMs);
  await pass(hourMs);
  const state = { text: 'printer', dueAtMs: time.nowMs() + hourMs, resolution: null, isDismissed: false };
  await stores.reminders.change(id, state, time.nowMs());
  await scheduler.check();
  await pass(hourMs);
  expect(raisedTexts).toEqual(['printer', 'printer']);
  for (const end of [{ resolution: 'done' }, { resolution: 'removed' }, { isDismissed: true }] as const) {
    const next = await set('till', hourMs);
    await stores.reminders.change(
      next.id,
      { ...state, dueAtMs: time.nowMs() + hourMs, ...end },
      time.nowMs(),
    );
    await scheduler.check();
    await pass(2 * hourMs);
  }
  expect(raisedTexts).toEqual(['printer', 'printer']);
});

test('reports callbacks that became due while the app was closed at the next start', async () => {
  const folder = tempFolder();
  const first = await schedulerWith(folder);
  await first.set('printer', hourMs);
  await first.scheduler.close();
  await first.workspace.close();
  const later = await schedulerWith(folder);
  later.time.jump(2 * hourMs);
  await later.scheduler.check();
  expect(later.raisedTexts).toEqual(['printer']);
});

test('a change that is taken back is newer than the change, also where the clock was set back', async () => {
  const { stores, time, set } = await schedulerWith();
  const { id, dueAtMs } = await set('printer', hourMs);
  const state = { text: 'printer', dueAtMs, resolution: null, isDismissed: false };
  await stores.reminders.change(id, { ...state, resolution: 'done' }, time.nowMs());
  await stores.reminders.change(id, state, time.nowMs() - 24 * hourMs);
  const record = await stores.reminders.recordOf(id);
  expect(record).toMatchObject({
    value: { howEnded: null, endedAtMs: null, changedAtMs: time.nowMs() + 2 },
  });
});
