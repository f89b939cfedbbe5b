import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerFileDialogs } from './fixtures/answer-native-dialogs';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test(
  'a call that ended before its caller was filled in has who is known by the number, or by its case, and says so',
  { tag: '@exhaustive' },
  async ({ start, userDataFolder }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    const history = new HistoryScreen(page);
    const asked = history.main.getByRole('region', { name: 'Case asked about' });
    const find = async (text: string, row: RegExp) => {
      await history.open();
      await history.find.fill(text);
      await expect(history.rows.filter({ hasText: row }).first()).toBeVisible();
    };

    await test.step('by the number: No answer', async () => {
      await call.fill({ Phone: '0120004821' });
      await keyboard.press('Control+F2');
      await keyboard.press('6');
      await expect(call.outcome).toContainText('No answer');
      await expect(call.field('Name')).toHaveValue('');
      await find('"siew ling" "no answer"', /Tan Siew Ling · Kopi Pagi Jonker \(by number\)/);
      await expect(history.rows).toHaveCount(1);
      await expect(history.ticket).toContainText('Tan Siew Ling · Kopi Pagi Jonker (by number)');
      const written = history.ticket.locator('section').filter({ hasText: 'As written down' });
      await expect(written.getByText('Tan Siew Ling'), 'not as typed').toHaveCount(0);
      await expectNoAxeViolations(page);
      await page.screenshot({ path: join(outputDir, 'known-caller.png') });
    });

    await test.step('by the case, and by another one once it is corrected', async () => {
      await call.begin();
      await call.fill({ Phone: '0199999999' });
      await keyboard.press('Control+F2');
      await keyboard.press('1');
      await keyboard.type('209181');
      await expect(call.main.getByRole('status').filter({ hasText: 'Chan Mei Yee' })).toBeVisible();
      await keyboard.press('Enter');
      await expect(call.outcome).toContainText('Asked about a case');
      await find('0199999999', /Chan Mei Yee · .* \(by case\)/);
      await keyboard.press('Control+F2');
      await keyboard.press('1');
      await expect(asked.getByRole('textbox')).toHaveValue('STOREHUB1400-CA209181M');
      await keyboard.press('Delete');
      await keyboard.press('Enter');
      await expect(history.rows.filter({ hasText: 'Chan Mei Yee' })).toHaveCount(0);
      await expect(history.rows).toHaveCount(1);
    });

    await test.step('in an export, apart from what was typed', async () => {
      await find('"siew ling" "no answer"', /Tan Siew Ling/);
      const csv = join(userDataFolder, 'known.csv');
      await answerFileDialogs(electron, csv);
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      const sheet = page.getByRole('region', { name: 'Export', exact: true });
      await sheet.getByRole('button', { name: 'Text (CSV)' }).click();
      await expect(sheet).toContainText('1 entry exported');
      const [, row = ''] = (await readFile(csv, 'utf8')).split('\r\n');
      expect(row).toMatch(/,,'60120004821,,.*,Tan Siew Ling,Kopi Pagi Jonker,number$/);
    });
  },
);
