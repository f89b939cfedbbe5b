import { expect } from '@playwright/test';
import { exampleCall } from '../pages/call-screen';
import type { PackagedRun } from './packaged-program';

/** Types the example call into the window of a program that has just started. */
export async function typePracticeTicket(app: PackagedRun): Promise<void> {
  await typePhone(app, exampleCall.Phone);
  for (const name of ['Name', 'Store name', 'Dealer or reseller', 'Issue'] as const) {
    await app.press('Tab');
    await app.type(exampleCall[name]);
  }
  await app.press('Tab', '1', 'Tab', 'Tab');
  await app.type(exampleCall.Address);
  for (const name of ['State', 'Latitude', 'Longitude'] as const) {
    await app.press('Tab');
    await app.type(exampleCall[name]);
  }
}

/**
 * The window cannot be asked whether it is ready. A phone number typed too early is typed again, until the call on
 * disk has all of it.
 */
export async function typePhone(app: PackagedRun, phone: string): Promise<void> {
  const kept = (): Promise<unknown[]> =>
    app.rows(`SELECT fields ->> '$.phone' AS phone FROM call WHERE status = 'open'`);
  await expect.poll(kept, { timeout: 30_000 }).toHaveLength(1);
  await expect(async () => {
    await app.press('ctrl+a');
    await app.type(phone);
    await expect.poll(kept, { timeout: 1_500 }).toEqual([{ phone }]);
  }).toPass({ timeout: 20_000 });
}
