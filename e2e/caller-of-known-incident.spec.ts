import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { CallScreen } from './pages/call-screen';
import { RemindersScreen } from './pages/reminders-screen';

test('a caller whose ticket belongs to a known incident that lasts rings again: the call says so in one line', async ({
  startLive,
}) => {
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
});
