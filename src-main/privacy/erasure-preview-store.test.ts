import { expect, test } from 'vitest';
import type { ErasureRequest } from '../../shared/privacy/retention-and-erasure';
import { hashErasedId } from './mark-and-check-erased-ids';
import { canaryCaller, day, openPrivacyWorkspace } from './privacy-workspace.fixture';

const other = { Name: 'Budi Hartono', Phone: '60111111111' };
const [waiting, unshared] = [1, 2].map((number) => `00000000-0000-4000-8000-00000000000${number}`);

/** A call of another caller that waits and names the erased one, and one that only this PC has. */
async function openWithOther() {
  const open = openPrivacyWorkspace();
  await open.stores.syncQueue.choose('history.example.com', 'pc');
  await open.add({ ...other, Issue: 'rang for Zuraidah Canary' }, 'waiting');
  await open.add(other, 'created');
  const find = () =>
    open.stores.erasurePreviews.findHashed([{ hash: hashErasedId(waiting ?? ''), atMs: day(1) }], []);
  return { ...open, find };
}

test('a mark of this PC that comes back from the server takes no calls of those whom a kept ticket is of', async () => {
  const { privacy, find } = await openWithOther();
  await privacy.erase(canaryCaller);
  expect(await find()).toMatchObject({ value: { calls: [waiting], unsharedCalls: [] } });
});

test('a mark of another PC does: these calls could not be found there', async () => {
  const { find } = await openWithOther();
  expect(await find()).toMatchObject({ value: { calls: [waiting], unsharedCalls: [unshared, waiting] } });
});

test('a call here that a clock ahead has stamped later than the erasure, too, once a later one is older than that', async () => {
  const { add, find } = await openWithOther();
  const last = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
  await add(other, 'created', day(2));
  expect(await find()).toMatchObject({ value: { unsharedCalls: [unshared, waiting] } });
  await add({ Name: 'Somebody Else', Phone: '60122222222' }, 'created', day(-1));
  expect(await find()).toMatchObject({ value: { unsharedCalls: [last(3), unshared, waiting] } });
  await add(other, 'created', day(2));
  expect(await find(), 'made since').toMatchObject({
    value: { unsharedCalls: [last(3), unshared, waiting] },
  });
});

test('tickets of others that only name the caller are listed first, and counted', async () => {
  const { privacy, add } = openPrivacyWorkspace();
  const theirs = { Name: 'Zuraidah Canary', Phone: '60123456789' };
  await add({ ...other, Remark: 'or ring 012-345 6789' }, 'created', day(-3));
  await add({ ...theirs, Name: 'Somebody of the shop' }, 'created', day(-2));
  await add(theirs, 'created', day(-1));
  const found = async (caller: ErasureRequest) => {
    const preview = await privacy.find(caller);
    return (
      preview.ok && [
        preview.value.ofOthers,
        preview.value.ticketList.map(({ id, isOfOther }) => [id, isOfOther]),
      ]
    );
  };
  expect(await found({ phone: '0123456789', name: 'zuraidah canary' })).toEqual([
    1,
    [
      [1, true],
      [3, false],
    ],
  ]);
  expect(await found({ phone: '', name: 'Zuraidah Canary' })).toEqual([0, [[3, false]]]);
  expect(await found({ phone: '0123456789', name: '' })).toEqual([
    1,
    [
      [1, true],
      [3, false],
      [2, false],
    ],
  ]);
});
