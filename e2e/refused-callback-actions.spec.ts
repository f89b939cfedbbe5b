import { refuseRequests } from './fixtures/alter-ipc-answers';
import { recordAnnouncements } from './fixtures/heard-announcements';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { RemindersScreen } from './pages/reminders-screen';

const failed = { kind: 'database', errorCode: 'failed', detail: '' } as const;
const notRead = 'The history could not be read or written.';

test(
  'what callbacks refuse is said, and what is announced at the end of an incident is so',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const keys = page.keyboard;
    const call = new CallScreen(page);
    const incident = call.main.getByRole('status', { name: 'Known incident' });
    for (const [nth, issue] of [
      'DuitNow QR gagal bayar',
      'QR gagal bayar',
      'DuitNow QR payment failed',
    ].entries()) {
      if (nth > 0) await call.begin();
      await call.fill({ Phone: `016123000${nth}`, 'Store name': `Kedai ${nth}`, Issue: issue });
      await keys.press('Control+F2');
      await keys.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
    }

    await test.step('a call whose note is not on disk is not opened again', async () => {
      const saveAgain = await refuseRequests(electron, 'drafts.save', failed);
      await keys.press('Control+n');
      await keys.type('rang twice');
      await keys.press('F5');
      await expect(page.getByText('The note is not saved yet')).toBeVisible();
      await saveAgain();
      await keys.press('Escape');
    });

    await expect(call.main.getByRole('status', { name: 'Similar calls' })).toContainText('3 similar calls');
    await keys.press('Control+F10');
    await expect(incident).toContainText('Linked to known incident:');
    await keys.press('Control+F10');
    await expect(incident).toContainText('call back when solved');

    const callbacks = new RemindersScreen(page);
    await callbacks.open();
    const list = callbacks.main.getByRole('region', { name: 'Known incidents' });
    const heard = await recordAnnouncements(page);
    await list.getByRole('button', { name: 'End incident' }).click();
    await expect.poll(heard.read).toContainEqual(expect.stringMatching(/Ended: .*, 1 callback(?=$|\.)/));

    await test.step('a number that could not be copied is not called copied', async () => {
      const copyAgain = await refuseRequests(electron, 'app.copy-text', failed);
      await list.getByRole('button', { name: 'Copy number' }).click();
      await expect(list.getByText(notRead)).toBeVisible();
      await copyAgain();
      await list.getByRole('button', { name: 'Copy number' }).click();
      await expect(list.getByRole('button', { name: 'Copied' })).toBeVisible();
      await expect(list.getByText(notRead)).toHaveCount(0);
    });

    await test.step('who was told that it is over is not counted once it has ended again', async () => {
      await list.getByRole('button', { name: 'Called back' }).click();
      await expect(list).toContainText('no callbacks');
      await list.getByRole('button', { name: 'Reopen' }).click();
      await expect(list).toContainText('1 callback');
      await heard.clear();
      await list.getByRole('button', { name: 'End incident' }).click();
      await expect.poll(heard.read).toContainEqual(expect.stringMatching(/Ended: .*, no callbacks(?=$|\.)/));
      await list.getByRole('button', { name: 'Show callbacks' }).click();
      await list.getByRole('button', { name: 'Undo' }).click();
      await expect(list).toContainText('1 callback');
    });

    await test.step('a callback beside a call that could not be saved', async () => {
      await keys.press('Control+d');
      await call.begin();
      await call.fill({ Phone: '0161230002' });
      const box = call.main.locator('[data-callbacks]');
      const saveAgain = await refuseRequests(electron, 'incidents.change-link', failed);
      await box.getByRole('button', { name: 'Called back' }).click();
      await expect(box.getByText(notRead)).toBeVisible();
      await saveAgain();
      await box.getByRole('button', { name: 'Called back' }).click();
      await expect(box.getByText(notRead)).toHaveCount(0);
      await expect(box).toContainText('Undo');
    });

    await test.step('missed calls that could not be read', async () => {
      const listAgain = await refuseRequests(electron, 'calls.list-missed', failed);
      await callbacks.open();
      await expect(callbacks.main.getByText(notRead)).toBeVisible();
      await expect(page.locator('main:focus, main :focus')).toHaveCount(1);
      await listAgain();
    });
  },
);
