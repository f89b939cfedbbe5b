import type { Locator } from '@playwright/test';
import { created } from './fake-storehub/canned-answers';
import { announceCall } from './fixtures/announce-call';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';
import { OutboxScreen } from './pages/outbox-screen';

async function findMiddle(of: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await of.boundingBox();
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

test('the second click of a double click presses nothing that came with the first', async ({
  startLive,
  storeHub,
}) => {
  const { page, electron } = await startLive();
  const call = new CallScreen(page);
  const tabs = page.getByRole('navigation', { name: 'Open calls' }).getByRole('button');

  await test.step('a call is discarded, and the one behind it stays', async () => {
    for (const name of ['Aminah', 'Balan', 'Chong']) {
      await call.field('Name').fill(name);
      await call.begin();
    }
    await call.field('Name').fill('Devi');
    await call.button('Discard').dblclick();
    await expect(call.main.getByText('Devi was discarded.')).toBeVisible();
    await expect(tabs).toHaveCount(3);
  });

  await test.step('keys press as often as they are pressed', async () => {
    await call.button('Discard').focus();
    await page.keyboard.press('Enter');
    await expect(tabs).toHaveCount(2);
    await call.button('Discard').focus();
    await page.keyboard.press('Enter');
    await expect(tabs).toHaveCount(1);
  });

  await test.step('a ring is answered, and the other one rings on', async () => {
    await announceCall(electron, '60173340098');
    await announceCall(electron, '60128847712');
    const rings = page.locator('[data-ringing]');
    await expect(rings).toHaveCount(2);
    await page
      .getByRole('button', { name: /Answer here/ })
      .first()
      .dblclick();
    await expect(call.field('Phone')).toHaveValue(/^01/);
    await expect(rings).toHaveCount(1);
    await call.button('Discard').click();
  });

  await test.step('Send sends once, and Next call begins a call that nothing is missing in yet', async () => {
    storeHub.queue(created(7));
    await call.fillExample();
    await call.send.dblclick();
    await expect(call.outcome).toContainText('Created');
    await call.button('Next call').dblclick();
    await expect(call.field('Name')).toHaveValue('');
    await expect(call.main.getByText('Not sent')).toHaveCount(0);
    expect(storeHub.requests).toHaveLength(1);
  });

  await test.step('an uncertain ticket asks before it is sent again', async () => {
    storeHub.queue({ kind: 'at-request', how: 'reset' });
    await call.fillExample();
    await call.send.click();
    await expect(call.outcome).toContainText('Uncertain');
    const outbox = new OutboxScreen(page);
    await outbox.open();
    await outbox.uncertain.getByRole('button', { name: 'It did not arrive: send again' }).dblclick();
    await expect(outbox.uncertain.getByRole('button', { name: 'Yes, send it again' })).toBeVisible();
    expect(storeHub.requests).toHaveLength(2);
  });
});

test('a hand that moves between two clicks presses once, and what steps on with each click steps twice', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  for (const name of ['Aminah', 'Balan']) {
    await call.field('Name').fill(name);
    await call.begin();
  }
  await call.field('Name').fill('Chong');
  await test.step('the system counts two clicks 5 px apart as single ones', async () => {
    const { x, y } = await findMiddle(call.button('Discard'));
    for (const moved of [0, 5]) {
      await page.mouse.move(x + moved, y);
      await page.mouse.down();
      await page.mouse.up();
    }
    await expect(call.main.getByText('Chong was discarded.')).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Open calls' }).getByRole('button')).toHaveCount(2);
  });

  const map = page.getByRole('application', { name: 'Map of Malaysia with a crosshair' });
  const zoomIn = page.getByRole('button', { name: 'Zoom in' });
  await call.field('Latitude').focus();
  await page.keyboard.press('Control+m');
  await expect(map).toBeFocused();
  const whole = await map.innerHTML();
  await zoomIn.click();
  await expect.poll(() => map.innerHTML()).not.toBe(whole);
  const once = await map.innerHTML();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await expect.poll(() => map.innerHTML()).toBe(whole);
  await zoomIn.dblclick();
  await expect.poll(() => map.innerHTML()).not.toBe(once);
  expect(await map.innerHTML()).not.toBe(whole);
});
