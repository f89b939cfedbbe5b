import type { RingingCalls } from '../shared/calls/incoming-call';
import type { Bridge } from '../shared/ipc/bridge';
import { alterIpcAnswers, refuseRequests } from './fixtures/alter-ipc-answers';
import { announceCall } from './fixtures/announce-call';
import { recordAnnouncements } from './fixtures/heard-announcements';
import { expect, test } from './fixtures/test';

const notSaved = 'That could not be saved: the incoming call is still listed.';
const failed = { kind: 'database', errorCode: 'failed', detail: '' } as const;

test(
  'a ring is announced once, and dismissed or answered only if that is saved',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const ring = page.locator('[data-ringing]');
    const heard = await recordAnnouncements(page);
    await announceCall(electron, '60173390219&name=Siti');
    await expect(ring).toHaveText([/Siti/]);
    const once = expect.stringContaining('Incoming: Siti');
    await expect.poll(heard.read).toContainEqual(once);

    await test.step('it has another id once it is saved, and is not announced again', async () => {
      const { calls } = await page.evaluate(async () => {
        const { ask } = Reflect.get(window, 'helpdesk') as Bridge;
        return (JSON.parse(await ask['calls.list-incoming'](null)) as { value: RingingCalls }).value;
      });
      const saved = calls.map((one) => ({ ...one, id: one.id + 6, ringCount: 3 }));
      const listAgain = await alterIpcAnswers(electron, 'calls.list-incoming', { calls: saved });
      await electron.evaluate(({ BrowserWindow }) => {
        for (const { webContents } of BrowserWindow.getAllWindows())
          webContents.send('calls.incoming-changed', null);
      });
      await expect(ring).toHaveText([/3/]);
      expect((await heard.readWhenQuiet()).filter((text) => text.includes('Incoming: Siti'))).toHaveLength(1);
      await listAgain();
    });

    await test.step('dismissed in vain', async () => {
      const saveAgain = await refuseRequests(electron, 'calls.dismiss-incoming', failed);
      await ring.getByRole('button', { name: 'Dismiss' }).click();
      await expect(page.getByText(notSaved)).toBeVisible();
      await expect(ring).toHaveText([/Siti/]);
      expect((await heard.readWhenQuiet()).filter((text) => text.includes('Dismissed'))).toEqual([]);
      await saveAgain();
    });

    await test.step('answered in vain', async () => {
      const saveAgain = await refuseRequests(electron, 'calls.take-incoming', failed);
      await heard.clear();
      await page.keyboard.press('Alt+0');
      await expect.poll(heard.read).toContainEqual(expect.stringContaining(notSaved));
      await saveAgain();
      await expect(ring).toHaveText([/Siti/]);
      await ring.getByRole('button', { name: 'Dismiss' }).click();
      await expect.poll(heard.read).toContainEqual(expect.stringContaining('Dismissed'));
    });
  },
);
