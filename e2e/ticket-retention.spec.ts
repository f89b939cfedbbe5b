import { answerQuestions } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { seedHistory } from './fixtures/seeded-history';
import { expect, test } from './fixtures/test';
import { HistoryScreen } from './pages/history-screen';
import { SettingsScreen } from './pages/settings-screen';

test(
  'choosing for how long tickets are kept erases nothing until it was shown what would go, and confirmed',
  { tag: '@exhaustive' },
  async ({ userDataFolder, startLive }) => {
    seedHistory(userDataFolder, 3_000);
    const { electron, page } = await startLive();
    const history = new HistoryScreen(page);
    const settings = new SettingsScreen(page);
    const keep = settings.main.getByLabel('Keep tickets');

    await test.step('an arrow on the closed list only chooses', async () => {
      await settings.open();
      await expect(settings.main).toContainText('For live tickets.');
      await keep.focus();
      await page.keyboard.press('ArrowDown');
      await expect(settings.alert).toContainText(/Tickets older than 90 days that would be erased: \d\d+\./);
      await expectNoAxeViolations(page);
      await settings.button('Cancel').click();
      await expect(keep).toHaveValue('');
      await expect(keep).toBeFocused();
      await expect(settings.alert).toHaveCount(0);
      await history.open();
      await expect(history.count).toHaveText('3,000 entries');
    });

    await test.step('confirmed, they go, and an open history becomes shorter before the agent’s eyes', async () => {
      await settings.open();
      await keep.selectOption('90 days');
      const would = await settings.alert.innerText();
      const asked = await answerQuestions(electron, 'no');
      await settings.button('Keep tickets for 90 days').click();
      await expect.poll(asked).toMatchObject([{ message: 'Keep tickets for 90 days only?' }]);
      await expect(settings.alert).toBeVisible();
      await answerQuestions(electron, 'yes');
      await settings.button('Keep tickets for 90 days').click();
      await expect(settings.alert).toHaveCount(0);
      await expect(keep).toHaveValue('90');
      await history.open();
      const gone = Number(/erased: ([\d,]+)/.exec(would)?.[1]?.replace(',', ''));
      await expect(history.count).toHaveText(`${(3_000 - gone).toLocaleString('en')} entries`, {
        timeout: 60_000,
      });
      await page.keyboard.press('End');
      await expect(history.row(3_000 - gone)).toContainText(/STOREHUB|SH-/);
      await expect(history.list.getByLabel('loading…')).toHaveCount(0);
    });
  },
);
