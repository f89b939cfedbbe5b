import { join } from 'node:path';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { resizeWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { RemindersScreen } from './pages/reminders-screen';

test(
  'calls that ended before are added to an incident from its list and from the call, and called back with it',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const keys = page.keyboard;
    const call = new CallScreen(page);
    const incident = call.main.getByRole('status', { name: 'Known incident' });
    await resizeWindow(electron, 1366, 768);
    let ended = 0;
    const end = async (issue: string) => {
      ended += 1;
      if (ended > 1) await call.begin();
      await call.fill({ Phone: `01122200${ended}0`, 'Store name': `Kedai ${ended}`, Issue: issue });
      await keys.press('Control+F2');
      await keys.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
    };
    await end('EDC rosak');
    await end('printer dapur rosak');
    for (const issue of ['Card terminal declined', 'Terminal kad ditolak', '刷卡机全部被拒绝'])
      await end(issue);
    await expect(call.main.getByRole('status', { name: 'Similar calls' })).toContainText('3 similar calls');
    await keys.press('Control+F10');
    await expect(incident).toContainText('Linked to known incident:');

    await test.step('from the call that has ended, by the key that links an open one', async () => {
      await end('nobody can pay');
      await expect(incident).toHaveCount(0);
      await keys.press('Control+F10');
      await expect(incident).toContainText('Known incident:');
      await keys.press('Control+F10');
      await expect(incident).toContainText('Linked to known incident:');
      await keys.press('Control+F10');
      await expect(incident).toContainText('call back when solved');
      await keys.press('Control+F10');
      await expect(incident).not.toContainText('call back when solved');
      await keys.press('Control+F10');
      await expect(incident).toContainText('call back when solved');
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'ended-call-linked.png') });
    });

    await test.step('from the list of the incident: those that are like it', async () => {
      const callbacks = new RemindersScreen(page);
      await callbacks.open();
      const list = callbacks.main.getByRole('region', { name: 'Known incidents' });
      await expect(list).toContainText('4 ended calls · 1 callback');
      const notLinked = list.getByText('1 similar call is not linked yet.');
      await expect(notLinked).toBeVisible();
      await list.getByRole('button', { name: 'Show calls' }).focus();
      await keys.press('Tab');
      const ending = list.getByRole('button', { name: 'End incident' });
      await expect(ending).toBeFocused();
      const ringEnd = await ending.evaluate((button) => {
        const { outlineWidth, outlineOffset } = getComputedStyle(button);
        const around = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset);
        return button.getBoundingClientRect().bottom + around;
      });
      expect(await notLinked.evaluate((text) => text.getBoundingClientRect().top)).toBeGreaterThan(ringEnd);
      await page.screenshot({ path: join(outputDir, 'end-incident-focused.png') });
      await list.getByRole('button', { name: 'Show calls' }).press('Enter');
      await expect(list).not.toContainText('is not linked yet');
      const unlinked = list.getByRole('list', { name: 'Similar calls of the last 12 hours, not linked' });
      await expect(unlinked.getByRole('listitem')).toHaveText([/Kedai 1 .*EDC rosak/]);
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'unlinked-calls.png') });
      await unlinked.getByRole('button', { name: 'Add, call back when solved' }).press('Enter');
      await expect(unlinked).toHaveCount(0);
      await expect(list).toContainText('5 ended calls · 2 callbacks');
      const linked = list.getByRole('list', { name: 'Linked calls' }).getByRole('listitem');
      const wrong = linked.filter({ hasText: 'Kedai 6' });
      await wrong.getByRole('button', { name: 'Unlink' }).press('Enter');
      await expect(list).toContainText('4 ended calls · 1 callback');
      await expect(wrong).toContainText('Unlinked');
      await expect(wrong.getByRole('button', { name: 'Undo' })).toBeFocused();
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'call-unlinked.png') });
      await keys.press('Escape');
      await expect(incident).toContainText('Known incident:');
      await keys.press('Control+F10');
      await expect(incident).toContainText('Linked to known incident:');
      await keys.press('Control+F10');
      await expect(incident).toContainText('call back when solved');
      await callbacks.open();
      await list.getByRole('button', { name: 'Show calls' }).press('Enter');
      await expect(linked).toHaveCount(5);
      const fifth = linked.filter({ hasText: 'Kedai 5' });
      await fifth.getByRole('button', { name: 'Unlink' }).press('Enter');
      await expect(list).toContainText('4 ended calls · 2 callbacks');
      await expect(fifth.getByRole('button', { name: 'Undo' })).toBeFocused();
      await keys.press('Enter');
      await expect(list).toContainText('5 ended calls · 2 callbacks');
      await call.begin();
      await call.fill({ Issue: '刷卡机被拒绝' });
      await expect(incident).toContainText('Known incident:');
      await keys.press('Control+F10');
      await expect(incident).toContainText('Linked to known incident:');
      await keys.press('Control+F10');
      await expect(incident).toContainText('call back when solved');
      await keys.press('Control+F2');
      await keys.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
      await callbacks.open();
      await list.getByRole('button', { name: 'End incident' }).press('Enter');
      await expect(list.getByRole('list', { name: 'To call back' }).getByRole('listitem')).toHaveText([
        /Kedai 1/,
        /Kedai 6/,
        /^No number · /,
      ]);
    });

    await test.step('a call without a number begins with its issue in the history', async () => {
      await call.begin();
      await call.fill({ Issue: 'asks about opening hours' });
      await keys.press('Control+F2');
      await keys.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
      const history = new HistoryScreen(page);
      await history.open();
      await expect(history.row(1)).toContainText('Solved on the phoneasks about opening hours');
    });
  },
);
