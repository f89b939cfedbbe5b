import type { Locator } from '@playwright/test';
import { promiseCallback } from './fixtures/promise-callback';
import { expect, test } from './fixtures/test';
import { resizeWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

test('why a key does nothing is said beside the field with the caret and the row of callbacks, not over them', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  await resizeWindow(electron, 1366, 768);
  const notice = page.getByText('No known incident and no similar calls.');
  const callbacks = page.getByRole('status').filter({ hasText: 'ask for the new SIM' });
  const isCovering = async (other: Locator): Promise<boolean> => {
    const [a, b] = [await notice.boundingBox(), await other.boundingBox()];
    if (a === null || b === null) throw new Error('not shown');
    const isBeside = a.x + a.width <= b.x || b.x + b.width <= a.x;
    return !isBeside && a.y < b.y + b.height && b.y < a.y + a.height;
  };
  await promiseCallback(page, '60120004821', 'ask for the new SIM');
  for (let nth = 0; nth < 3; nth += 1) {
    await call.begin();
    await call.fill({ Name: `Caller ${nth}`, Issue: 'scanner beeps' });
  }
  await expect(callbacks).toBeVisible();
  for (const field of ['Remark', 'Email', 'Issue', 'Phone'] as const) {
    await call.field(field).focus();
    await page.keyboard.press('Control+F10');
    await expect(notice).toBeVisible();
    expect(await isCovering(call.field(field)), field).toBe(false);
    expect(await isCovering(callbacks), `callbacks at ${field}`).toBe(false);
  }
  await call.field('Remark').focus();
  await expect.poll(() => isCovering(call.field('Remark')), 'when the caret comes later').toBe(false);
});
