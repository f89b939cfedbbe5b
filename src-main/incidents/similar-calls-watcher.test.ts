import { expect, test } from 'vitest';
import { blankCallFields } from '../../shared/calls/call';
import type { IncidentRecord, OpenIncident, SimilarCalls } from '../../shared/incidents/incident';
import { succeed } from '../../shared/result';
import { fakeTime } from '../fake-storehub-and-timers.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { createSimilarCallsWatcher } from './similar-calls-watcher';

const hourMs = 3_600_000;
const callId = '00000000-0000-4000-8000-000000000001';

function open() {
  const time = fakeTime();
  const begun: (readonly [IncidentRecord, readonly number[]])[] = [];
  const dismissed: (readonly number[])[] = [];
  let asked = 0;
  let changes = 0;
  let found: SimilarCalls | null = null;
  let lasting: readonly OpenIncident[] = [];
  let linked: readonly number[] = [];
  let beforeAnswer = (): Promise<unknown> => Promise.resolve();
  const watch = createSimilarCallsWatcher({
    incidents: {
      hasRecentCall: () => Promise.resolve(succeed(true)),
      open: () => Promise.resolve(succeed([...lasting])),
      hasLinked: (ticketIds) => Promise.resolve(succeed(ticketIds.some((id) => linked.includes(id)))),
      recentlyEnded: () => Promise.resolve(succeed([])),
      begin: (incident, ticketIds) => {
        begun.push([incident, ticketIds]);
        return Promise.resolve(succeed({ incident, links: [] }));
      },
      dismissLikeness: (ticketIds) => {
        dismissed.push(ticketIds);
        return Promise.resolve(succeed(null));
      },
    },
    similarCalls: {
      find: async () => {
        asked += 1;
        const answer = found;
        await beforeAnswer();
        return succeed(answer);
      },
    },
    newId: () => 'incident-1',
    nowMs: time.nowMs,
    schedule: time.schedule,
    onChanged: () => {
      changes += 1;
    },
  });
  const similar = (...ticketIds: number[]): SimilarCalls => ({
    key: ticketIds.join(' '),
    title: 'card terminal declined',
    traits: ['card terminal', 'declined'],
    ticketIds,
    openCallIds: [],
    callerCount: ticketIds.length,
    beganAtMs: time.nowMs(),
    newestAtMs: time.nowMs(),
  });
  return {
    watch,
    time,
    begun,
    dismissed,
    asked: () => asked,
    similar,
    changes: () => changes,
    find: (calls: SimilarCalls | null) => {
      found = calls;
    },
    /** Another PC has made an incident. */
    arrive: (incidents: readonly OpenIncident[], ticketIds: readonly number[]) => {
      lasting = incidents;
      linked = ticketIds;
    },
    beforeAnswer: (wait: () => Promise<unknown>) => {
      beforeAnswer = wait;
    },
    /** A call has ended, and a second passes. */
    end: async () => {
      watch.ticketChanged();
      watch.ticketChanged();
      time.pass(1_000);
      await flushPendingWork();
    },
    shown: async () => {
      const state = await watch.state();
      return state.ok ? (state.value.similarCalls?.key ?? null) : null;
    },
  };
}

test('calls that end within a second are looked at together, and what is found stays for an hour', async () => {
  const { end, shown, asked, similar, find, time, changes } = open();
  await end();
  expect([await shown(), changes()]).toEqual([null, 0]);
  find(similar(1, 2, 3));
  await end();
  await end();
  expect([await shown(), changes(), asked()]).toEqual(['1 2 3', 1, 3]);
  find(null);
  await end();
  expect(await shown()).toBe('1 2 3');
  time.pass(hourMs - 3_001);
  expect([await shown(), changes()]).toEqual(['1 2 3', 1]);
  // The window is told as the hour ends, so that no key answers for what is over.
  time.pass(1);
  expect([await shown(), changes()]).toEqual([null, 2]);
});

test('a call that ends right after the start does not wait for the first check', async () => {
  const { watch, end, asked, time } = open();
  watch.start();
  await end();
  expect(asked()).toBe(1);
  time.pass(hourMs);
  await flushPendingWork();
  expect(asked()).toBe(1);
});

test('an answer that was on its way during an erasure is dropped, and the calls are compared again', async () => {
  const { watch, end, shown, asked, similar, find, beforeAnswer, time } = open();
  find(similar(1, 2, 3));
  beforeAnswer(() => {
    watch.forget();
    find(null);
    beforeAnswer(() => Promise.resolve());
    return Promise.resolve();
  });
  await end();
  expect(await shown()).toBeNull();
  time.pass(1_000);
  await flushPendingWork();
  expect([await shown(), asked()]).toEqual([null, 2]);
  find(similar(4, 5, 6));
  await end();
  expect(await shown()).toBe('4 5 6');
});

test('what became an incident, or was dismissed, is never pointed out again, not even by an answer on its way', async () => {
  const { watch, end, shown, begun, dismissed, similar, find, beforeAnswer } = open();
  find(similar(1, 2, 3));
  await end();
  expect(await watch.begin('1 2')).toMatchObject({ ok: false });
  expect(await watch.begin('1 2 3')).toEqual(succeed({ uid: 'incident-1' }));
  expect(begun).toMatchObject([[{ uid: 'incident-1', title: 'card terminal declined' }, [1, 2, 3]]]);
  expect(await shown()).toBeNull();

  find(similar(4, 5, 6));
  await end();
  find(similar(4, 5, 6, 7));
  beforeAnswer(() => watch.dismiss('4 5 6'));
  await end();
  expect(await shown()).toBeNull();
  expect(dismissed).toEqual([[4, 5, 6]]);
  expect(await watch.dismiss('4 5 6')).toEqual(succeed(null));
  expect(dismissed).toHaveLength(1);
});

test('a call at hand is compared once its words stay the same for a second, and no longer when it is about something else', async () => {
  const { watch, shown, asked, similar, find, time, changes } = open();
  const save = async (issue: string, forMs: number) => {
    watch.callSaved(callId, { ...blankCallFields, issue });
    time.pass(forMs);
    await flushPendingWork();
  };
  await save('kitchen', 500);
  await save('kitchen display', 500);
  expect(asked()).toBe(0);
  find({ ...similar(1, 2), openCallIds: [callId] });
  await save('kitchen display frozen', 1_000);
  await save('kitchen display frozen', 1_000);
  expect([await shown(), changes(), asked()]).toEqual(['1 2', 1, 1]);
  find(null);
  await save('kitchen display is a question', 1_000);
  expect([await shown(), changes()]).toEqual([null, 2]);
});

test('an erasure takes what was found along, and nothing is looked for once closed', async () => {
  const { watch, end, shown, asked, similar, find, time } = open();
  find(similar(1, 2, 3));
  await end();
  watch.forget();
  expect(await shown()).toBeNull();
  await watch.close();
  time.pass(hourMs);
  await flushPendingWork();
  expect(asked()).toBe(1);
});

test.each([
  ['of these calls', [], [2]],
  ['of the same trouble', [{ uid: 'there', title: 'Terminal', traits: ['card terminal'], beganAtMs: 0 }], []],
] as const)(
  'what another PC has made a known incident %s is pointed out no longer',
  async (_how, open_, linked) => {
    const { end, shown, similar, find, arrive, changes } = open();
    find(similar(1, 2, 3));
    await end();
    find(null);
    await end();
    expect(await shown()).toBe('1 2 3');
    arrive(open_, linked);
    await end();
    expect([await shown(), changes()]).toEqual([null, 2]);
  },
);
