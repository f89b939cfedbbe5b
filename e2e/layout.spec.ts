import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { CallScreen, textFields } from './pages/call-screen';

const optional = new Set(['Store name', 'Dealer or reseller', 'Email', 'Remark']);
const mandatory = textFields.filter((name) => !optional.has(name));

// A whole screen of 1366 × 768, and what a title bar and a task bar leave of it.
const sizes = [
  { width: 1366, height: 768 },
  { width: 1366, height: 690 },
] as const;

for (const mode of ['practice', 'live'] as const) {
  test(`in ${mode} no mandatory field and no button to send needs scrolling`, async ({ start }) => {
    const { electron, page } = await start({ mode, apiUrl: 'http://127.0.0.1:9/' });
    const call = new CallScreen(page);
    const expectAllInSight = async () => {
      for (const name of mandatory) await expect(call.field(name), name).toBeInViewport({ ratio: 1 });
      await expect(call.group('Service')).toBeInViewport({ ratio: 1 });
      await expect(call.group('Priority')).toBeInViewport({ ratio: 1 });
      await expect(call.field('SMS updates')).toBeInViewport({ ratio: 1 });
      await expect(call.send).toBeInViewport({ ratio: 1 });
    };
    for (const { width, height } of sizes) {
      await test.step(`${width} × ${height}`, async () => {
        await resize(electron, width, height);
        await expect
          .poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight]))
          .toEqual([width, height]);
        await expectAllInSight();
        await call.fill({ Name: 'Aminah' });
        await page.keyboard.press('F9');
        await expect(page.getByRole('alert')).toBeVisible();
        await expectAllInSight();
        const isCut = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
        expect(isCut).toBe(false);
      });
    }
  });
}

async function resize(electron: ElectronApplication, width: number, height: number): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
}
