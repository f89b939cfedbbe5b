import { expect, test } from 'vitest';
import { createPc } from '../archive/pc-with-history.fixture';
import { createReminderStore } from '../reminders/reminder-store';
import { createIncidentStore } from './incident-store';

const older = { traits: [], beganAtMs: 1_000, endedAtMs: null, changedAtMs: 1_000 };

/** Two PCs that both have an incident, with a caller who wants to hear when it is over. */
async function openTwoPcs() {
  const pcs = [createPc(), createPc()] as const;
  pcs[0].add({ Name: 'Aminah' });
  const callId = String(pcs[0].db.prepare('SELECT call_id FROM ticket').pluck().get());
  const [a, b] = [createIncidentStore(pcs[0].db), createIncidentStore(pcs[1].db)];
  a.begin({ ...older, uid: 'qr', title: 'QR down' }, [1]);
  a.changeLink({ callId, wantsCallback: true, isCalledBack: false }, 2_000);
  await pcs[1].take(await pcs[0].archive());
  const exchange = async (): Promise<void> => {
    const archives = [await pcs[0].archive(), await pcs[1].archive()] as const;
    await pcs[0].take(archives[1]);
    await pcs[1].take(archives[0]);
  };
  const readBoth = () =>
    pcs.map(({ db }) => {
      const [listed] = createIncidentStore(db).list(9_000);
      return [listed?.title, listed?.endedAtMs, createReminderStore(db).due(9_000).dueCount];
    });
  return { a, b, exchange, readBoth };
}

test('a PC that renames an incident whose end it has not heard of does not open it again', async () => {
  const { a, b, exchange, readBoth } = await openTwoPcs();
  a.change({ uid: 'qr', isEnded: true }, 3_000);
  b.change({ uid: 'qr', title: 'QR payments' }, 4_000);
  await exchange();
  const both = ['QR payments', 3_000, 1];
  expect(readBoth()).toEqual([both, both]);
  b.change({ uid: 'qr', isEnded: false }, 5_000);
  await exchange();
  expect(readBoth().map(([, endedAtMs]) => endedAtMs)).toEqual([null, null]);
});

test('a PC that ends an incident whose new name it has not heard of keeps the name', async () => {
  const { a, b, exchange, readBoth } = await openTwoPcs();
  b.change({ uid: 'qr', title: 'QR payments' }, 3_000);
  a.change({ uid: 'qr', isEnded: true }, 4_000);
  await exchange();
  const both = ['QR payments', 4_000, 1];
  expect(readBoth()).toEqual([both, both]);
  a.change({ uid: 'qr', title: 'QR' }, 3_500);
  await exchange();
  expect(readBoth().map(([title]) => title)).toEqual(['QR', 'QR']);
});

test('a version without a time of its end, as older data has it, holds by the time of the whole incident', async () => {
  const { a, b, exchange, readBoth } = await openTwoPcs();
  a.change({ uid: 'qr', title: 'QR payments' }, 3_000);
  expect(a.merge({ ...older, uid: 'qr', title: 'Ended there', endedAtMs: 2_500, changedAtMs: 2_500 })).toBe(
    true,
  );
  await exchange();
  const both = ['QR payments', 2_500, 1];
  expect(readBoth()).toEqual([both, both]);
  expect(b.merge({ ...older, uid: 'qr', title: 'Open there', changedAtMs: 2_400 })).toBe(false);
});
