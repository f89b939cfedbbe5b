import { join } from 'node:path';
import { alterIpcAnswers } from './fixtures/alter-ipc-answers';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { resizeWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { RemindersScreen } from './pages/reminders-screen';

test(
  'of several known incidents that a call is unlike, one digit links the right one, and no digit goes into a field',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const keys = page.keyboard;
    const call = new CallScreen(page);
    const similar = call.main.getByRole('status', { name: 'Similar calls' });
    const incident = call.main.getByRole('status', { name: 'Known incident', exact: true });
    const list = call.main.getByRole('status', { name: 'Known incidents' });
    await resizeWindow(electron, 1366, 768);
    let written = 0;
    const write = async (issue: string) => {
      written += 1;
      if (written > 1) await call.begin();
      await call.fill({ Phone: `01122200${written}0`, 'Store name': `Kedai ${written}`, Issue: issue });
      await call.field('Issue').focus();
    };
    const end = async () => {
      await keys.press('Control+F2');
      await keys.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
    };
    const makeIncident = async (issue: string) => {
      for (const nth of [1, 2, 3]) {
        await write(issue);
        if (nth < 3) await end();
      }
      await expect(similar).toContainText('3 similar calls in the last hour');
      await keys.press('Control+F10');
      await expect(incident).toContainText('Linked to known incident:');
      await end();
    };

    await makeIncident('Card terminal declined');
    await test.step('the only one is offered in words that say it is unlike', async () => {
      await write('scanner beeps twice');
      await keys.press('Control+F10');
      await expect(incident).toContainText('Not like this call. Known incident: Card terminal declined');
      await end();
    });
    await makeIncident('kitchen display frozen blank screen');

    await test.step('several are listed; a digit without a line, Esc and a letter link nothing', async () => {
      await write('customer scan');
      await keys.press('Control+F10');
      await expect(list.getByRole('listitem')).toHaveText([
        /1.*kitchen display/,
        /2.*Card terminal declined/,
      ]);
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'choose-known-incident.png') });
      await keys.press('9');
      await expect(list).toBeVisible();
      await keys.press('Escape');
      await expect(list).toHaveCount(0);
      await keys.press('Control+F10');
      await expect(list).toBeVisible();
      await keys.type('s');
      await expect(list).toHaveCount(0);
      await expect(call.field('Issue')).toHaveValue('customer scans');
      await expect(incident).toHaveCount(0);
    });

    await test.step('a click into a field closes the list, and the digits go into the field', async () => {
      await keys.press('Control+F10');
      await expect(list).toBeVisible();
      await call.field('Remark').click();
      await keys.type('120');
      await expect(call.field('Remark')).toHaveValue('120');
      await expect(list).toHaveCount(0);
      await expect(incident).toHaveCount(0);
      await call.field('Remark').fill('');
      await call.field('Issue').focus();
    });

    await test.step('its digit links it, and the key of before asks for the callback', async () => {
      await keys.press('Control+F10');
      await keys.press('2');
      await expect(incident).toContainText('Linked to known incident: Card terminal declined');
      await expect(call.field('Issue')).toHaveValue('customer scans');
      await expect(call.field('Issue')).toBeFocused();
      await keys.press('Control+F10');
      await expect(incident).toContainText('call back when solved');
      await end();
      await expect(call.outcome).toContainText('Linked to known incident: Card terminal declined');
    });

    await test.step('ended meanwhile, the call says that it is linked, and that its caller can be told', async () => {
      await write('Card terminal declined');
      await expect(incident).toContainText('Known incident: Card terminal declined');
      for (let choice = 0; choice < 2; choice += 1) await keys.press('Control+F10');
      await expect(incident).toContainText('call back when solved');
      const callbacks = new RemindersScreen(page);
      await callbacks.open();
      const listed = callbacks.main.getByRole('region', { name: 'Known incidents' }).getByRole('listitem');
      const heading = page.getByRole('heading', { name: 'Card terminal declined' });
      await listed.filter({ has: heading }).getByRole('button', { name: 'End incident' }).click();
      await goTo(page, 'Call');
      await expect(incident).toContainText(
        /^Linked to known incident: Card terminal declined · over since .* · call back when solved/,
      );
      await expect(incident).toContainText('Tell the caller it is solved.');
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'incident-over.png') });
      await keys.press('Control+F10');
      await expect(incident).not.toContainText('call back when solved');
      await keys.press('Control+F10');
      await expect(list.getByRole('listitem').nth(1)).toContainText(
        /Card terminal declined, since .* · over since /,
      );
      await expect(list).toContainText('Which known incident is it? Link this call to:');
      await keys.press('2');
      await expect(incident).toContainText(/^Linked to known incident: .* · over since /);
      await keys.press('Control+F10');
      await expect(incident).toContainText('call back when solved');
      await end();
      await callbacks.open();
      await expect(listed.filter({ has: heading }).first()).toContainText('2 callbacks');
    });
  },
);

test('a list whose second page has gone meanwhile shows the first', async ({ start }) => {
  const { electron, page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const lines = call.main.getByRole('status', { name: 'Known incidents' }).getByRole('listitem');
  const setOpen = async (count: number) => {
    const open = Array.from({ length: count }, (_, nth) => ({
      uid: `incident ${nth}`,
      title: `Trouble ${nth}`,
      traits: [],
      beganAtMs: Date.now(),
    }));
    await alterIpcAnswers(electron, 'incidents.get-state', { open });
    await electron.evaluate(({ BrowserWindow }) => {
      for (const { webContents } of BrowserWindow.getAllWindows())
        webContents.send('incidents.changed', null);
    });
  };
  await setOpen(11);
  await call.fill({ Phone: '0112220001', Issue: 'scanner beeps twice' });
  await call.field('Issue').focus();
  await page.keyboard.press('Control+F10');
  await expect(lines).toHaveCount(10);
  await page.keyboard.press('0');
  await expect(lines).toHaveCount(3);
  await setOpen(5);
  await expect(lines).toHaveCount(5);
});
