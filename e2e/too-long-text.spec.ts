import { join } from 'node:path';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test(
  'a line of quick entry that is too long to be read or for the note stays whole, and says by how much',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { page, electron } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    const line = call.field('Quick entry');
    const paste = async (text: string) => {
      await electron.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);
      await keyboard.press('Control+v');
    };
    await call.fillExample();
    await keyboard.press('Control+k');

    await test.step('a paste beyond what is read is not cut, and not read', async () => {
      const pasted = `ask for Ah Hock ${'after 3pm '.repeat(1100)}`.trim();
      await paste(pasted);
      await expect(line).toHaveValue(pasted);
      await expect(call.main.getByRole('alert')).toHaveText('1,015 too many (limit 10,000 characters)');
      await expect(line).toHaveAccessibleDescription(/1,015 too many/);
      await expect(line, 'it names nothing that is not there').toHaveAttribute(
        'aria-describedby',
        'quick-entry-limit',
      );
      await call.main.getByRole('alert').click();
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'too-long-to-read.png') });
    });

    await test.step('that a paste was cut is part of what describes the line', async () => {
      await line.press('Control+a');
      await paste('x'.repeat(100_010));
      await expect(line).toHaveAccessibleDescription(/90,000 too many.*Quick entry was cut after 100,000/);
    });

    await test.step('Ctrl+F9 keeps no part of it: the call is held back, with the caret in the line', async () => {
      const typed = `ask for Ah Hock ${'x'.repeat(5000)}`;
      await line.fill(typed);
      await keyboard.press('F9');
      await expect(call.main.getByText('Quick entry has 16 characters more')).toBeVisible();
      await call.field('Issue').focus();
      await keyboard.press('Control+F9');
      await expect(line).toBeFocused();
      await expect(
        call.main.getByText(
          'Quick entry has 16 characters more than a private note holds. Shorten it, then Ctrl+F9.',
        ),
      ).toBeVisible();
      await expect(line).toBeFocused();
      await expect(line).toHaveValue(typed);
      await page.screenshot({ path: join(outputDir, 'too-long-for-note.png') });
      await keyboard.press('End');
      for (let press = 0; press < 16; press += 1) await keyboard.press('Backspace');
      await expect(call.main.getByRole('button', { name: /^Send anyway/ })).toBeVisible();
      await keyboard.press('Control+F9');
      await call.expectOutcome('Created');
      const history = new HistoryScreen(page);
      await history.open();
      await history.find.fill('"Ah Hock"');
      await expect(history.ticket.getByRole('listitem').getByText(typed.slice(0, 5000))).toHaveCount(1);
    });

    await test.step('a name of a view that is too long is neither cut nor taken', async () => {
      await keyboard.press('Control+s');
      const name = page.getByRole('textbox', { name: 'View name' });
      await expect(name).toBeFocused();
      await paste('v'.repeat(63));
      await keyboard.press('Enter');
      await expect(name).toHaveValue('v'.repeat(63));
      await expect(page.getByRole('alert')).toHaveText('3 too many (limit 60 characters)');
      for (let press = 0; press < 3; press += 1) await keyboard.press('Backspace');
      await keyboard.press('Enter');
      await page.getByRole('button', { name: 'Manage', exact: true }).click();
      const renamed = page.getByRole('textbox', { name: /^Name of v+/ });
      await renamed.fill('w'.repeat(61));
      await keyboard.press('Enter');
      await expect(renamed).toHaveValue('w'.repeat(61));
      await expect(page.getByRole('alert')).toHaveText('1 too many (limit 60 characters)');
      await page.screenshot({ path: join(outputDir, 'too-long-name.png') });
      await keyboard.press('Backspace');
      await keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'w'.repeat(60) }).first()).toBeVisible();
    });
  },
);
