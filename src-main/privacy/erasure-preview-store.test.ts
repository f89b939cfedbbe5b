import { expect, test } from 'vitest';
import { hashCallId } from './mark-and-check-erased-ids';
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
    open.stores.erasurePreviews.findHashed([{ hash: hashCallId(waiting ?? ''), atMs: day(1) }], []);
  return { ...open, find };
}

test('a mark of this PC that comes back from the server takes no calls of those whom a kept ticket is of', async () => {
  const { privacy, find } = await openWithOther();
  await privacy.erase(canaryCaller);
  expect(await find()).toMatchObject({ value: { calls: [waiting], unsharedCalls: [] } });
});

test('a mark of another PC does: these calls could not be found there', async () => {
  const { find } = await openWithOther();
  expect(await find()).toMatchObject({ value: { calls: [waiting], unsharedCalls: [waiting, unshared] } });
});
