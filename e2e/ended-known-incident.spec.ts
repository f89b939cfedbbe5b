import { join } from 'node:path';
import { expectNoAxeViolations } from './fixtures/axe';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { RemindersScreen } from './pages/reminders-screen';

test(
  'a call about an incident that has ended is offered it by its key, with when it ended, and linked to it',
  { tag: '@exhaustive' },
  async ({ startLive }, { outputDir }) => {
    const app = await startLive();
    const { page } = app;
    const keys = page.keyboard;
    const call = new CallScreen(page);
    const callbacks = new RemindersScreen(page);
    const similar = call.main.getByRole('status', { name: 'Similar calls' });
    const incident = call.main.getByRole('status', { name: 'Known incident' });
    const write = async (phone: string, store: string, issue: string) => {
      await call.begin();
      await call.fill({ Phone: phone, 'Store name': store, Issue: issue });
    };
    const end = async () => {
      await keys.press('Control+F2');
      await keys.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
    };
    for (const [nth, issue] of [
      'DuitNow QR gagal bayar',
      'QR gagal bayar',
      'DuitNow QR payment failed',
    ].entries()) {
      await write(`016123000${nth}`, `Kedai ${nth}`, issue);
      if (nth < 2) await end();
    }
    await expect(similar).toContainText('3 similar calls');
    await keys.press('Control+F10');
    await expect(incident).toContainText('Linked to known incident:');
    await end();
    await callbacks.open();
    await callbacks.main.getByRole('button', { name: 'End incident' }).click();

    await test.step('nothing is said by itself; the key offers it to a caller of before, and links the call', async () => {
      await write('0161230002', 'Kedai 2', 'DuitNow QR gagal lagi, pelanggan tak boleh bayar');
      await expect(incident).toHaveCount(0);
      await keys.press('Control+F10');
      await expect(incident).toContainText(
        /^Known incident: .* · over since .* · another call of this caller is linked/,
      );
      await expect(call.field('Issue')).toBeFocused();
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'ended-incident-offered.png') });
      await keys.press('Control+F10');
      await expect(incident).toContainText(/^Linked to known incident: .* · over since /);
      await expect(incident).toContainText('It ended before this call.');
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'ended-incident-linked.png') });
      await end();
      await callbacks.open();
      await expect(callbacks.main.getByRole('region', { name: 'Known incidents' })).toContainText(
        '4 ended calls',
      );
    });

    await test.step('from the number alone, too, and the same key unlinks it again', async () => {
      const lists = await holdRequests(app, 'incidents.list');
      await call.begin();
      // Asked for before there is a number, so that the key can be pressed right behind it.
      await lists.expectAsked(1);
      await lists.letGo();
      await keys.press('Control+F10');
      await expect(page.getByText('Type the issue first, then link the call')).toBeVisible();
      await call.field('Phone').fill('0161230002');
      await keys.press('Control+F10');
      await expect(incident).toContainText(/^Known incident: .* · over since /);
      for (const linked of [/over since [^·]*$/, /· call back when solved$/, /over since [^·]*$/]) {
        await keys.press('Control+F10');
        await expect(incident.getByText('Linked to known incident: ')).toHaveText(linked);
      }
      await expect(incident.getByRole('button', { name: 'Unlink' })).toBeVisible();
      await page.screenshot({ path: join(outputDir, 'ended-incident-callback-dropped.png') });
      await keys.press('Control+F10');
      await expect(incident).toContainText(/^Known incident: /);
      await call.field('Phone').fill('0165550007');
      await expect(incident).toHaveCount(0);
    });

    await test.step('of a new caller, beside similar calls about something else; an ended call is linked as well', async () => {
      for (const nth of [4, 5, 6]) {
        await write(`013333000${nth}`, `Kafe ${nth}`, 'Card terminal declined');
        await end();
      }
      await call.begin();
      await expect(similar).toBeVisible();
      await call.fill({ Phone: '0165550007', Name: 'Halimah', Issue: 'scanner beeps twice' });
      await keys.press('Control+F10');
      await expect(page.getByText('The similar calls are about something else.')).toBeVisible();
      await call.field('Issue').fill('DuitNow QR rosak');
      await keys.press('Control+F10');
      await expect(incident).toContainText(/^Possibly this known incident: .* · over since /);
      await end();
      // What was offered stays so, and one key links the ended call.
      await expect(incident).toContainText(/^Possibly this known incident: .* · over since /);
      await keys.press('Control+F10');
      await expect(incident).toContainText(/^Linked to known incident: .* · over since /);
      await callbacks.open();
      await expect(callbacks.main.getByRole('region', { name: 'Known incidents' })).toContainText(
        '5 ended calls',
      );
    });
  },
);
