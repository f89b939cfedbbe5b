import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test(
  'words typed by mistake where the sentences are read back are shown, and confirm nothing',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    await call.fillExample();
    const strip = call.main.getByRole('region', { name: 'Read back' });
    const confirmed = strip.locator('[data-mark=confirmed]');
    const shown = strip.getByRole('status');
    await expect(strip.locator('[data-mark]').nth(2)).toBeVisible();
    await expect(confirmed).toHaveCount(0);

    await call.field('Issue').focus();
    await keyboard.press('F8');
    await keyboard.type('wait he says Jalan 34');
    await keyboard.press('Backspace');
    await expect(shown).toContainText('“wait he says Jalan 3”');
    await expect(confirmed).toHaveCount(0);

    await test.step('Enter ends them, and a digit confirms again', async () => {
      await keyboard.press('Enter');
      await expect(shown).toHaveCount(0);
      await expect(confirmed).toHaveCount(0);
      await keyboard.press('1');
      await expect(confirmed).toHaveCount(1);
    });

    await test.step('behind Esc they still stand there, until F8 comes again', async () => {
      await keyboard.type('Lot 2');
      await keyboard.press('Escape');
      await expect(call.field('Issue')).toBeFocused();
      await expect(shown).toContainText('“Lot 2”');
      await keyboard.press('F8');
      await expect(shown).toHaveCount(0);
      await expect(confirmed).toHaveCount(1);
    });
  },
);
