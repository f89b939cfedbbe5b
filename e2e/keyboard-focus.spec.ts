import { walkTabStops } from './fixtures/tab-stops';
import { openByPalette } from './screen-states/steps';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

test(
  'at 400 %, Tab goes through every screen and comes back, and each place where it stops is marked and in sight',
  { tag: '@exhaustive' },
  async ({ start }) => {
    test.setTimeout(180_000);
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await resizeWindow(electron, 1280, 768);
    const open: Readonly<Record<string, () => Promise<void>>> = {
      'a call with a past case beside it': async () => {
        await call.begin();
        await call.fill({ 'Store name': 'kopi pagi jonker' });
        await expect(call.main.getByRole('region', { name: 'Possible callers' })).toContainText(
          'Tan Siew Ling',
        );
        await page.keyboard.press('Control+o');
        await expect(page.getByRole('region', { name: 'Past case', exact: true })).toContainText('STOREHUB');
      },
      'a lasting note': async () => {
        await page.keyboard.press('Control+F8');
        await expect(page.getByLabel(/^Note on the store/)).toBeFocused();
      },
      'the ways to end a call': async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+F2');
        await expect(page.getByRole('status', { name: 'End the call as' })).toBeVisible();
      },
      'a call that holds back': async () => {
        await call.begin();
        await call.fillExample({ Address: '12, Jalan Besar, 50450 Johor Bahru', Email: 'no at' });
        await page.keyboard.press('F9');
        await expect(call.main.getByText('Not sent yet: is this right?')).toBeVisible();
      },
      'a sent call': async () => {
        await page.keyboard.press('Control+F9');
        await expect(call.caseNumber).toBeVisible();
      },
      'a case of the history': async () => {
        await page.keyboard.press('F3');
        await expect(page.getByRole('region', { name: 'Ticket', exact: true })).toContainText('STOREHUB');
      },
      'the filter': async () => {
        await page.keyboard.press('Control+f');
        await expect(page.getByRole('region', { name: 'Filter' })).toBeVisible();
      },
      'my shift': async () => {
        await page.keyboard.press('Control+t');
        await expect(page.getByRole('table').first()).toBeVisible();
      },
      callbacks: async () => {
        await page.keyboard.press('Control+r');
        await expect(page.getByRole('main', { name: 'Callbacks' })).toBeVisible();
      },
      outbox: () => openByPalette(page, 'Outbox'),
      settings: async () => {
        await openByPalette(page, 'Settings');
        await expect(page.getByRole('heading', { name: 'Theme' })).toBeVisible();
      },
    };
    // What a narrow window shows only by a key of its own.
    const openWhenNarrow: Readonly<Record<string, () => Promise<void>>> = {
      'a case of the history': async () => {
        await expect(page.getByRole('region', { name: 'Ticket', exact: true })).toBeHidden();
        await page.keyboard.press('Enter');
        await expect(page.getByRole('button', { name: 'Back to the list' })).toBeVisible();
      },
    };
    for (const [screen, show] of Object.entries(open)) {
      await test.step(screen, async () => {
        await zoomWindow(electron, page, 1);
        await show();
        await zoomWindow(electron, page, 4);
        await openWhenNarrow[screen]?.();
        const stops = await walkTabStops(page);
        // The places of the rail are part of every round: nothing holds the focus.
        const names = stops.map(({ name }) => name);
        for (const place of [/BUTTON Call/, /BUTTON Shortcuts/])
          expect(names, screen).toContainEqual(expect.stringMatching(place));
        expect.soft(stops.filter(({ faults }) => faults.length > 0)).toEqual([]);
      });
    }
  },
);
