import { expect, test } from 'vitest';
import { fail, succeed } from '../../../../shared/result';
import { created, openCalls, rejected } from './open-calls-store.fixture';
import { readyCallFields as ready } from './ready-call-fields.fixture';

async function reported(outcome = created) {
  const reports: { callId: string; closedIds: readonly string[] }[] = [];
  const opened = await openCalls(outcome, {
    'calls.show': (now) => {
      reports.push(now);
      return Promise.resolve(succeed(null));
    },
    'tickets.reopen-rejected': () => Promise.resolve(fail({ kind: 'internal', detail: '' })),
  });
  return { ...opened, reports };
}

test('reports each call that is shown once, whatever is typed in it, sent or shown again by main', async () => {
  const { open, active, reports } = await reported();
  const first = active().call.id;
  expect(reports).toEqual([{ callId: first, closedIds: [] }]);
  active().session.change({ ...ready, name: 'Mei' });
  await open.flushAll();
  await open.begin();
  const second = active().call.id;
  expect(reports.slice(1)).toEqual([{ callId: second, closedIds: [] }]);

  active().session.change(ready);
  await open.send(second);
  await open.load();
  expect(active().call.id).toBe(second);
  expect(reports).toHaveLength(2);
});

test('reports which tabs besides have calls that are sent, until they are closed', async () => {
  const { open, active, reports } = await reported();
  const first = active().call.id;
  active().session.change({ ...ready, name: 'Mei' });
  await open.begin();
  const sent = active().call.id;
  active().session.change(ready);
  const sending = open.send(sent);
  await open.activate(first);
  expect(reports.at(-1)).toEqual({ callId: first, closedIds: [sent] });
  await sending;
  await open.activate(sent);
  await open.activate(first);
  const before = reports.length;
  await open.begin();
  expect(reports.slice(before)).toEqual([{ callId: active().call.id, closedIds: [] }]);
});

test('reports that a call which was being sent besides is open again, since it was rejected', async () => {
  const { open, active, reports } = await reported(rejected);
  const shown = active().call.id;
  active().session.change({ ...ready, name: 'Mei' });
  await open.begin();
  const sent = active().call.id;
  active().session.change(ready);
  const sending = open.send(sent);
  await open.activate(shown);
  expect(reports.at(-1)).toEqual({ callId: shown, closedIds: [sent] });
  await sending;
  expect(reports.at(-1)).toEqual({ callId: shown, closedIds: [] });
});
