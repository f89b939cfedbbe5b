import { join } from 'node:path';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { CallScreen } from './pages/call-screen';
import { RemindersScreen } from './pages/reminders-screen';

test(
  'a caller whose ticket belongs to a known incident that lasts rings again: the call says so in one line',
  { tag: '@exhaustive' },
  async ({ startLive }, { outputDir }) => {
    const { page } = await startLive();
    const keys = page.keyboard;
    const call = new CallScreen(page);
    const incident = call.main.getByRole('status', { name: 'Known incident' });
    const line = call.main.getByRole('status').filter({
      hasText: /^This caller’s earlier call \(.+\) belongs to a known incident that is not solved yet:/,
    });
    const title = 'card terminal';
    for (const [nth, issue] of ['Card terminal declined', 'Terminal kad ditolak'].entries()) {
      await call.begin();
      await call.fill({ Phone: `01122200${nth}0`, 'Store name': `Kedai ${nth}`, Issue: issue });
      await keys.press('Control+F2');
      await keys.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
    }
    await call.begin();
    await call.fillExample({ Phone: '0197736642', Name: 'Gopal', Issue: 'card terminal declined' });
    await expect(call.main.getByRole('status', { name: 'Similar calls' })).toBeVisible();
    await keys.press('Control+F10');
    await expect(incident).toContainText('Linked to known incident:');
    await expect(line, 'the call itself is no earlier one').toHaveCount(0);
    await test.step('F5 right behind it takes the call out again, and so does a button at once', async () => {
      const unlinked = 'The similar calls are linked, this one is not.';
      await keys.press('F5');
      await expect(incident).toContainText(unlinked);
      await call.expectFields({ Issue: 'card terminal declined' });
      await keys.press('Control+F10');
      await expect(incident).toContainText('Linked to known incident:');
      await call.field('Issue').focus();
      await incident.getByRole('button', { name: 'Unlink' }).click();
      await expect(incident).toContainText(unlinked);
      await expect(call.field('Issue'), 'the caret stays').toBeFocused();
      await keys.press('F5');
      await expect(incident).toContainText('Linked to known incident:');
    });
    await keys.press('F9');
    await call.expectOutcome('Created');

    await test.step('while it lasts, from the number alone; the caret stays', async () => {
      await call.begin();
      await keys.type('0197736642');
      await expect(line).toContainText(new RegExp(title, 'i'));
      await expect(call.field('Phone')).toBeFocused();
      await expectNoAxeViolations(page);
    });

    await test.step('in Malay, too, it is an earlier call, and not the one at hand', async () => {
      await switchLanguage(page, 'ms');
      await expect(page.getByText(/^Panggilan terdahulu pemanggil ini \(.+\) sudah dipautkan/)).toBeVisible();
      await switchLanguage(page, 'en');
    });

    await test.step('the call is offered the incident at once, by the key alone or with other words for the same trouble', async () => {
      await expect(incident).toContainText('Known incident:');
      await call.field('Issue').fill('scanner beeps');
      await expect(incident).toHaveCount(0);
      await call.field('Issue').fill('mesin kad masih rosak');
      await expect(incident).toContainText('Known incident:');
      await expect(incident).not.toContainText('Not like this call');
      await page.screenshot({ path: join(outputDir, 'caller-offered-incident.png') });
      await keys.press('Control+F10');
      await expect(incident).toContainText('Linked to known incident:');
      for (let press = 0; press < 2; press += 1) await keys.press('Control+F10');
      await expect(incident).toContainText(/^Known incident:/);
      await expect(call.field('Issue')).toHaveValue('mesin kad masih rosak');
    });

    await test.step('not linked, it is listed in Callbacks as a call of a caller who is', async () => {
      await keys.press('Control+F2');
      await keys.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
      const callbacks = new RemindersScreen(page);
      await callbacks.open();
      await callbacks.main.getByRole('button', { name: 'Show calls' }).click();
      await expect(
        callbacks.main.getByRole('list', { name: 'Similar calls of the last 12 hours, not linked' }),
      ).toContainText(/another call of this caller is linked.*mesin kad masih rosak/);
      await call.begin();
    });

    await test.step('of another caller with these words, the key says that it may be the incident', async () => {
      await call.fill({ Phone: '0161112222', Issue: 'mesin kad masih rosak' });
      await expect(incident).toHaveCount(0);
      await keys.press('Control+F10');
      await expect(incident).toContainText('Possibly this known incident:');
      await call.field('Issue').fill('nobody can buy');
      await expect(incident).toContainText('Not like this call. Known incident:');
      await call.field('Issue').fill('');
      await call.field('Phone').fill('0197736642');
    });

    await test.step('another number has no such line', async () => {
      await call.field('Phone').fill('0197736643');
      await expect(line).toHaveCount(0);
      await call.field('Phone').fill('019-773 6642');
      await expect(line).toBeVisible();
    });

    await test.step('nor has the same one once the incident is over', async () => {
      const callbacks = new RemindersScreen(page);
      await callbacks.open();
      await callbacks.main.getByRole('button', { name: 'End incident' }).click();
      await keys.press('F2');
      await expect(call.field('Phone')).toBeFocused();
      await keys.type('0197736642');
      await expect(line).toHaveCount(0);
    });
  },
);
