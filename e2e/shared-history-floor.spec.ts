import { en } from '../src-renderer/messages/catalogues';
import { expectNoAxeViolations } from './fixtures/axe';
import { expect, fakeToken, test } from './fixtures/test';
import { withTwoSharedPcs } from './fixtures/two-shared-pcs';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test.skip(process.platform !== 'linux', 'PostgreSQL comes from the packages of Debian');

test('a supervisor sees the floor beside my shift, and which PC the tickets are from, by keys alone', async ({
  userDataFolder,
  storeHub,
  keyring,
}, testInfo) => {
  await keyring.writeToken(fakeToken);
  const parts = { userDataFolder, keyring, apiUrl: storeHub.endpoint.href };
  await withTwoSharedPcs(parts, async ({ a, b }) => {
    const send = async ({ page }: typeof a) => {
      const call = new CallScreen(page);
      await page.keyboard.press('F2');
      await call.fillExample();
      await page.keyboard.press('F9');
      await call.expectOutcome('Created');
    };
    await send(a);
    const { page } = b;
    const history = new HistoryScreen(page);
    await page.keyboard.press('Control+t');
    const shift = history.main.getByRole('region', { name: en.shift.title });
    const floor = history.main.getByRole('region', { name: en.shift.floor });
    const figure = (name: string) => floor.locator('dl > div').filter({ hasText: name }).locator('dd');
    await expect(shift).toContainText(en.shift.onlyHere);
    await shift.getByRole('button', { name: en.shift.floor }).press('Enter');
    await expect(floor.getByRole('table', { name: en.shift.byPc }).getByRole('row')).toHaveCount(1);
    await expect(figure('Tickets')).toHaveText('1');
    await expect(floor).not.toContainText(en.shift.discarded);

    // The floor counts on while it is shown.
    await send(a);
    await expect(figure('Tickets')).toHaveText('2');
    await expect(floor).toContainText(en.shift.onFloor);
    await page.setViewportSize({ width: 1366, height: 768 });
    await expectNoAxeViolations(page, 'floor');
    await page.screenshot({ path: testInfo.outputPath('floor.png') });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: testInfo.outputPath('floor-dark.png') });

    await floor.getByRole('button', { name: en.shift.title }).press('Enter');
    await expect(shift.locator('dl > div').filter({ hasText: 'Tickets' }).locator('dd')).toHaveText('0');
  });
});
