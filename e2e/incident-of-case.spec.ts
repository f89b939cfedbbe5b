import { join } from 'node:path';
import { alterIpcAnswers } from './fixtures/alter-ipc-answers';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';
import { RemindersScreen } from './pages/reminders-screen';

test(
  'History names the known incident of a case, leads to it, and unlinks or links it by one key, also after a kill',
  { tag: '@exhaustive' },
  async ({ startLive }, { outputDir }) => {
    const first = await startLive();
    let { page } = first;
    let history = new HistoryScreen(page);
    const call = new CallScreen(page);
    const ofCase = () => history.ticket.getByRole('region', { name: 'Known incident' });
    const list = () => history.ticket.getByRole('status', { name: 'Known incidents' });
    const setEnded = (isEnded: boolean) =>
      page.evaluate(`(async () => {
        const { ask } = window.helpdesk;
        const { open, ended } = JSON.parse(await ask['incidents.get-state'](null)).value;
        await ask['incidents.change']({ uid: [...open, ...ended][0].uid, isEnded: ${isEnded} });
      })()`);
    const choose = async (text: string) => {
      await history.open();
      await history.find.fill(text);
      await expect(history.rows).toHaveCount(1);
      await expect(history.ticket).toContainText(`6${text}`);
    };

    await test.step('without an incident, nothing is shown, and the key says that none is going on', async () => {
      await call.fill({ Phone: '0122000000', 'Store name': 'Kedai 0', Issue: 'Card terminal declined' });
      await page.keyboard.press('Control+F2');
      await page.keyboard.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
      await choose('0122000000');
      await expect(ofCase()).toHaveCount(0);
      await page.keyboard.press('Control+F10');
      await expect(
        page.getByText('No known incident is going on, and none ended within a day.'),
      ).toBeVisible();
    });

    await test.step('two like calls make one, and a fourth call is about something else', async () => {
      for (const nth of [1, 2]) {
        await call.begin();
        await call.fill({
          Phone: `012200000${nth}`,
          'Store name': `Kedai ${nth}`,
          Issue: 'Card terminal declined',
        });
        await page.keyboard.press('Control+F2');
        await page.keyboard.press('2');
        await expect(call.outcome).toContainText('Solved on the phone');
      }
      await expect(call.main.getByText('3 similar calls in the last hour')).toBeVisible();
      await page.keyboard.press('Control+F10');
      await expect(call.outcome).toContainText('Linked to known incident:');
      await call.begin();
      await call.fill({ Phone: '0133000000', 'Store name': 'Butik Tiga', Issue: 'scanner beeps' });
      await page.keyboard.press('Control+F2');
      await page.keyboard.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
    });

    await test.step('its name stands on the case; the key takes the case out, and Undo puts it back', async () => {
      await choose('0122000001');
      await expect(ofCase()).toContainText(/^Known incident: card terminal/i);
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'incident-of-case.png') });
      await page.keyboard.press('Control+F10');
      await expect(ofCase()).toContainText(/^Unlinked from:/);
      await expect(history.find).toBeFocused();
      await expectNoAxeViolations(page);
      await ofCase().getByRole('button', { name: 'Undo' }).click();
      await expect(ofCase()).toContainText(/^Known incident:/);
      await page.keyboard.press('Control+F10');
      await expect(ofCase()).toContainText(/^Unlinked from:/);
    });

    await test.step('another case is linked by the key and a digit right behind it', async () => {
      await choose('0133000000');
      await expect(ofCase()).toHaveCount(0);
      await page.keyboard.press('Control+F10');
      await page.keyboard.press('1');
      await expect(ofCase()).toContainText(/^Known incident:/);
      await expect(list()).toHaveCount(0);
      await expect(history.find).toHaveValue('0133000000');
    });

    await test.step('its caller can be marked for a callback, and unmarked', async () => {
      await ofCase().getByRole('button', { name: 'Call back when solved' }).click();
      await expect(ofCase()).toContainText('call back when solved');
      await ofCase().getByRole('button', { name: 'No callback' }).click();
      await expect(ofCase()).not.toContainText('call back when solved');
    });

    await test.step('one that has ended is offered, also behind nine others', async () => {
      await page.keyboard.press('Control+F10');
      await expect(ofCase()).toContainText(/^Unlinked from:/);
      await setEnded(true);
      const lasting = [...Array(9).keys()].map((nth) => ({
        uid: `other-${nth}`,
        title: `other ${nth}`,
        traits: [],
        beganAtMs: nth,
      }));
      const answerAgain = await alterIpcAnswers(first.electron, 'incidents.get-state', { open: lasting });
      await page.keyboard.press('Control+F10');
      await expect(list().getByRole('listitem')).toHaveCount(10);
      await expect(list()).toContainText('1 other');
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'more-than-nine-incidents.png') });
      await page.keyboard.press('0');
      await expect(list().getByRole('listitem')).toHaveText([
        /^1card terminal .* · over since /i,
        /^09 others/,
      ]);
      await page.keyboard.press('1');
      await expect(ofCase()).toContainText(/^Known incident:.* · over since /);
      await answerAgain();
      await setEnded(false);
    });

    await first.kill();
    ({ page } = await startLive());
    history = new HistoryScreen(page);
    await test.step('after a kill each is as it was, and Callbacks lists the calls of the incident', async () => {
      await choose('0122000001');
      await expect(ofCase()).toHaveCount(0);
      await choose('0133000000');
      await expect(ofCase()).toContainText(/^Known incident:/);
      await ofCase().getByRole('button', { name: 'Show in Callbacks' }).click();
      const callbacks = new RemindersScreen(page);
      await callbacks.main.getByRole('button', { name: 'Show calls' }).click();
      const calls = callbacks.main.getByRole('list', { name: 'Linked calls' });
      await expect(calls.getByRole('listitem')).toHaveCount(3);
      await expect(calls).toContainText('Butik Tiga');
      await expect(calls).not.toContainText('Kedai 1');
    });
  },
);
