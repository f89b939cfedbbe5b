import type { Locator, Page } from '@playwright/test';
import { created } from './fake-storehub/canned-answers';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

const noBox = { x: 0, y: 0, width: 0, height: 0 };

async function findMiddle(of: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await of.boundingBox();
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
}

/** Clicks twice at one place, the second time once the first click has done what it does. */
async function doubleClick(page: Page, on: Locator, seeFirst: () => Promise<void>): Promise<void> {
  const { x, y } = await findMiddle(on);
  await page.mouse.click(x, y);
  await seeFirst();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
}

test('the second click of a double click presses nothing that came with the first', async ({
  startLive,
  storeHub,
}) => {
  const { page } = await startLive();
  const call = new CallScreen(page);
  const tabs = page.getByRole('navigation', { name: 'Open calls' }).getByRole('button');
  /** What a click asked the main process for has been answered by then. */
  const typeAndSave = async () => {
    await call.field('Remark').fill('x');
    await expect(call.main.getByText(/^Saved/)).toBeVisible();
  };

  await test.step('a call is discarded, and the one behind it stays', async () => {
    for (const name of ['Aminah', 'Balan', 'Chong']) {
      await call.field('Name').fill(name);
      await call.begin();
    }
    await call.field('Name').fill('Devi');
    await doubleClick(page, call.button('Discard'), () => expect(tabs).toHaveCount(3));
    await typeAndSave();
    await expect(tabs).toHaveCount(3);
  });

  await test.step('keys press as often as they are pressed', async () => {
    for (const left of [2, 1]) {
      await call.button('Discard').press('Enter');
      await expect(tabs).toHaveCount(left);
    }
  });

  await test.step('Send sends once, and Next call begins a call that nothing is missing in yet', async () => {
    storeHub.queue(created(7));
    await call.fillExample();
    await call.send.dblclick();
    await expect(call.outcome).toContainText('Created');
    await doubleClick(page, call.button('Next call'), () => expect(call.field('Name')).toHaveValue(''));
    await typeAndSave();
    await expect(call.main.getByText(/^Not sent/)).toHaveCount(0);
    expect(storeHub.requests).toHaveLength(1);
  });

  await test.step('an uncertain ticket asks before it is sent again', async () => {
    storeHub.queue({ kind: 'at-request', how: 'reset' });
    await call.fillExample();
    await call.send.click();
    await expect(call.outcome).toContainText('Uncertain');
    const yes = call.button('Yes, send it again');
    await doubleClick(page, call.button('It did not arrive: send again'), () => expect(yes).toBeVisible());
    await expect(yes).toBeVisible();
    expect(storeHub.requests).toHaveLength(2);
  });
});

test(
  'a hand that moves between two clicks presses once, and what steps on with each click steps twice',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await test.step('the system counts two clicks 5 px apart as single ones', async () => {
      const { x, y } = await findMiddle(call.button('End call'));
      const clickAt = (left: number) => [page.mouse.move(left, y), page.mouse.down(), page.mouse.up()];
      // Without waiting for the window, which may be slow to show what the first one opens.
      await Promise.all([...clickAt(x), ...clickAt(x + 5)]);
      await expect(call.main.getByLabel('End the call as')).toBeVisible();
      await page.keyboard.press('Escape');
    });

    await test.step('a press beside a button is none of it', async () => {
      const { x, y, width, height } = (await call.button('End call').boundingBox()) ?? noBox;
      const clickAt = (down: number) => [
        page.mouse.move(x + width / 2, y + height + down),
        page.mouse.down(),
        page.mouse.up(),
      ];
      await Promise.all([...clickAt(2), ...clickAt(-3)]);
      await expect(call.main.getByLabel('End the call as')).toBeVisible();
      await page.keyboard.press('Escape');
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
    // Neither as before the first click nor as between the two.
    await expect.poll(async () => [whole, once].includes(await map.innerHTML())).toBe(false);
  },
);
