import { expect, test } from 'vitest';
import { createPc } from '../archive/pc-with-history.fixture';
import { createCallerMatchStore } from './caller-match-store';

const day = (date: number, hour = 9) => Date.UTC(2026, 10, date, hour);
const nowMs = day(30);
const Phone = '60123456789';
const Name = 'Siti';

/** A PC, and another one whose tickets it gets as an archive. */
function createPcs() {
  const [pc, other] = [createPc(), createPc()];
  const addAt = (at: typeof pc, atMs: number, Address: string, StoreName = 'Kedai Maju') =>
    at.add({ Phone, StoreName, Name, Email: `${Address}@example.com` }, { Address }, atMs);
  const takeOther = async (atMs = nowMs) => pc.take(await other.archive(), 'live', atMs);
  const match = (phone: string, storeName = '') =>
    createCallerMatchStore(pc.db).match({ phone, name: '', storeName }, nowMs).callers;
  return { pc, other, addAt, takeOther, match };
}

test('a ticket that comes later is not newer: the caller is as in the one that was made last', async () => {
  const { pc, other, addAt, takeOther, match } = createPcs();
  const own = addAt(pc, day(20), 'new');
  addAt(other, day(5), 'old');
  expect(await takeOther()).toEqual({ added: 1, changed: 0 });
  expect(match(Phone)).toMatchObject([
    { address: 'new', email: 'new@example.com', lastCases: [{ id: own }, { createdAtMs: day(5) }] },
  ]);
});

test('what another PC made in between has its place there', async () => {
  const { pc, other, addAt, takeOther, match } = createPcs();
  addAt(pc, day(4), 'first');
  addAt(other, day(5), 'second');
  addAt(other, day(25), 'fourth');
  addAt(pc, day(20), 'third');
  await takeOther();
  expect(match(Phone)).toMatchObject([
    {
      address: 'fourth',
      lastCases: [{ createdAtMs: day(25) }, { createdAtMs: day(20) }, { createdAtMs: day(5) }],
    },
  ]);
});

test('what came before its own time, from a PC whose clock was ahead, was made before it came', async () => {
  const { pc, other, addAt, takeOther, match } = createPcs();
  addAt(pc, day(21), 'new');
  addAt(other, day(28), 'of a clock ahead');
  await takeOther(day(20));
  expect(match(Phone)).toMatchObject([{ address: 'new' }]);
});

test('of the tickets of this PC, the one behind the other is newer, also after its clock was set back', async () => {
  const { pc, other, addAt, takeOther, match } = createPcs();
  addAt(pc, day(20, 14), 'old');
  const [store, corner] = [addAt(pc, day(20, 12), 'new'), addAt(pc, day(20, 11), 'corner', 'Kedai Sudut')];
  addAt(other, day(5), 'of long ago');
  await takeOther();
  expect(match(Phone)).toMatchObject([
    { storeName: 'Kedai Sudut', lastCases: [{ id: corner }] },
    { storeName: 'Kedai Maju', address: 'new', lastCases: [{ id: store }, {}, {}] },
  ]);
});

test.each([[Phone], ['6789'], ['345678'], ['6012345678']])(
  'of the stores found by %s, the one that called last comes first',
  async (typed) => {
    const { pc, other, addAt, takeOther, match } = createPcs();
    addAt(pc, day(20), 'here');
    addAt(other, day(5), 'there', 'Kedai Sudut');
    await takeOther();
    expect(match(typed).map(({ storeName }) => storeName)).toEqual(['Kedai Maju', 'Kedai Sudut']);
  },
);

test.each(['Kedai', 'Kedai Maju', 'kedai  maju'])(
  'of more callers of the store %j than are read, those that called last are',
  async (typed) => {
    const { pc, other } = createPcs();
    const numbers = Array.from({ length: 9 }, (_, nth) => `6013000000${nth}`);
    for (const number of numbers) other.add({ Phone: number, StoreName: 'Kedai Maju' }, {}, day(1));
    pc.add({ Phone, StoreName: 'Kedai Maju' }, {}, day(20));
    await pc.take(await other.archive());
    const { callers } = createCallerMatchStore(pc.db).match({ phone: '', name: '', storeName: typed }, nowMs);
    expect(callers[0]?.phone).toBe(Phone);
  },
);

test('what is written down while the clock of this PC is behind is newer than what had come from another one', async () => {
  const { pc, other, addAt, takeOther, match } = createPcs();
  addAt(pc, day(1), 'oldest');
  addAt(other, day(25), 'old');
  await takeOther(day(26));
  const own = addAt(pc, Date.UTC(2020, 0, 1), 'new');
  expect(match(Phone)).toMatchObject([
    { address: 'new', lastCases: [{ id: own }, { createdAtMs: day(25) }, {}] },
  ]);
  addAt(other, day(28), 'newest');
  await takeOther(day(29));
  expect(match(Phone)).toMatchObject([{ address: 'newest', lastCases: [{}, { id: own }, {}] }]);
});

test('it is read also where the caller has more tickets than are read by their times', () => {
  const { pc, addAt, match } = createPcs();
  for (let hour = 0; hour < 40; hour += 1) addAt(pc, day(1, hour), 'old');
  const own = addAt(pc, Date.UTC(2020, 0, 1), 'new');
  expect(match(Phone)).toMatchObject([{ address: 'new', lastCases: [{ id: own }, {}, {}] }]);
});
