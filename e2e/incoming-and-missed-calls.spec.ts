import { join } from 'node:path';
import { expectNoAxeViolations } from './fixtures/axe';
import { refuseRequests } from './fixtures/alter-ipc-answers';
import { announceCall, openCallLink } from './fixtures/announce-call';
import { findCoveredControls } from './fixtures/layout-faults';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { goTo } from './pages/go-to';
import { RemindersScreen } from './pages/reminders-screen';
import type { Locator } from '@playwright/test';

test('two calls ring side by side; the ones that nobody took are missed after a crash, called back, dismissed, undone', async ({
  start,
}, { outputDir }) => {
  const first = await start({ mode: 'practice' });
  const call = new CallScreen(first.page);
  const rings = call.main.locator('[data-ringing]');

  await test.step('side by side, and each can be taken by itself', async () => {
    await resizeWindow(first.electron, 1366, 768);
    await call.field('Issue').focus();
    await announceCall(first.electron, '60173390218&name=Rohani');
    await expect(rings).toHaveText([/^Incoming: 017 339 0218 · Rohani/]);
    await announceCall(first.electron, '60173390219&name=Siti');
    await announceCall(first.electron, '0173390218');
    await expect(rings).toHaveText([/^017 339 0218 · Rohani2 times/, /^017 339 0219 · Siti/]);
    const [left, right] = await Promise.all([rings.nth(0).boundingBox(), rings.nth(1).boundingBox()]);
    expect(left?.y).toBe(right?.y);
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0);
    await expect(call.field('Issue')).toBeFocused();
    await expectNoAxeViolations(first.page);
    await first.page.screenshot({ path: join(outputDir, 'two-calls.png') });
    await rings.nth(1).getByRole('button', { name: 'Answer here' }).click();
    await call.expectFields({ Phone: '017 339 0219', Name: 'Siti' });
    await expect(rings).toHaveText([/^Incoming: 017 339 0218 · Rohani/]);
  });

  await test.step('the palette names each of them', async () => {
    await announceCall(first.electron, '60321611234');
    await announceCall(first.electron, 'anonymous');
    await expect(rings).toHaveText([/^No number/, /^03 2161 1234/]);
    await expect(call.button('1 more')).toBeVisible();
    await first.page.keyboard.press('F11');
    await first.page.keyboard.type('answer 03 2161');
    await expect(first.page.getByRole('listbox').getByRole('option')).toHaveText([
      /^Answer 03 2161 1234 here/,
    ]);
    await first.page.keyboard.press('Escape');
  });
  await first.kill();

  const second = await start({ mode: 'practice' });
  const { page } = second;
  const again = new CallScreen(page);
  const callbacks = new RemindersScreen(page);
  const missed = callbacks.missed;
  await expect(again.main.locator('[data-ringing]')).toHaveCount(0);
  await expect(page.getByRole('navigation').getByText('3 missed calls')).toBeAttached();

  await test.step('dismissed, and undone by a key', async () => {
    await callbacks.open();
    await expect(missed).toHaveText([
      /^No number.*Rang once/,
      /^03 2161 1234.*Rang once/,
      /^017 339 0218 · Rohani.*Rang 2 times, last/,
    ]);
    await expect(missed.nth(0).getByRole('button')).toHaveText(['Dismiss']);
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'missed.png') });
    await missed.nth(1).getByRole('button', { name: 'Dismiss' }).click();
    await expect(missed).toHaveCount(2);
    await expect(callbacks.main.getByText('Dismissed: 03 2161 1234.')).toBeVisible();
    await page.keyboard.press('F5');
    await expect(missed).toHaveCount(3);
    await missed.nth(0).getByRole('button', { name: 'Dismiss' }).click();
    await expect(missed).toHaveCount(2);
  });

  await test.step('called back: missed until that call has ended', async () => {
    await goTo(page, 'Call');
    await again.begin();
    await callbacks.open();
    await missed.nth(1).getByRole('button', { name: 'Call back' }).click();
    await again.expectFields({ Phone: '017 339 0218', Name: 'Rohani', Issue: '' });
    await expect(again.field('Store name'), 'of the call that was empty').toBeFocused();
    await expect(again.main.getByText(/^Saved /)).toBeVisible();
    await callbacks.open();
    await expect(missed).toHaveCount(2);
    // Not the whole calls: where the caret is, is saved a moment later.
    const open = () =>
      page.evaluate(
        `window.helpdesk.ask['calls.list'](null).then((list) => JSON.parse(list).value.map(({ id }) => id))`,
      );
    const before = await open();
    await missed.nth(1).getByRole('button', { name: 'Call back' }).click();
    await again.expectFields({ Phone: '017 339 0218', Name: 'Rohani', Issue: '' });
    expect(await open(), 'called back once more: the same call').toEqual(before);
    const endAs = async (digit: string) => {
      await page.keyboard.press('Control+F2');
      await page.keyboard.press(digit);
      await expect(again.outcome).toContainText('Not sent to StoreHub.');
    };
    const callBack = async () => {
      await missed.nth(1).getByRole('button', { name: 'Call back' }).click();
      await again.expectFields({ Phone: '017 339 0218', Name: 'Rohani', Issue: '' });
    };
    await endAs('6');
    await expect(again.outcome).toContainText('No answer');
    await callbacks.open();
    await expect(missed, 'nobody answered').toHaveText([/^03 2161 1234/, /^017 339 0218.* · No answer, /]);
    await page.screenshot({ path: join(outputDir, 'no-answer.png') });
    await callBack();
    await endAs('3');
    await callbacks.open();
    await expect(missed).toHaveText([/^03 2161 1234/]);
    await goTo(page, 'Call');
    await page.keyboard.press('F5');
    await expect(again.field('Name')).toBeEditable();
    await callbacks.open();
    await expect(missed, 'its end was undone').toHaveCount(2);
    await callBack();
    await endAs('2');
    await callbacks.open();
    await expect(missed).toHaveText([/^03 2161 1234/]);
  });

  await test.step('my shift counts them', async () => {
    await page.keyboard.press('Control+t');
    const figures = page.getByRole('region', { name: 'My shift' }).locator('dl > div');
    await expect(figures.filter({ hasText: 'Missed, to call back' }).locator('dd')).toHaveText('1');
    await expect(figures.filter({ hasText: 'Missed, called back' }).locator('dd')).toHaveText('1');
  });

  await test.step('a number that rings again leaves the missed ones, and its call ends it however it was written down', async () => {
    await announceCall(second.electron, '60321611234');
    await callbacks.open();
    await expect(missed).toHaveCount(0);
    await again.begin();
    await again.field('Phone').fill('03-2161 1234');
    await page.keyboard.press('Control+F2');
    await page.keyboard.press('2');
    await expect(again.main.locator('[data-ringing]')).toHaveCount(0);
    await expect(again.outcome).toContainText('Not sent to StoreHub.');
  });

  const ringsNow = page.locator('[data-ringing]');
  const tabs = again.main.getByRole('navigation').getByRole('button');
  const expectAhSeng = async () => {
    await again.expectFields({ Phone: '012-338 9021', Name: 'Ah Seng', Issue: 'printer jam' });
    await expect(tabs).toHaveText([/^Siti/, /^Ah Seng/, /^New call/]);
    await expect(ringsNow).toHaveCount(0);
  };
  await test.step('one who was cut off is named by the open call, and answered there, also when called back', async () => {
    await again.begin();
    await again.fill({ Phone: '012-338 9021', Name: 'Ah Seng', Issue: 'printer jam' });
    await page.keyboard.press('F6');
    await again.expectFields({ Phone: '', Name: '' });
    await announceCall(second.electron, '60123389021');
    await expect(ringsNow).toHaveText([/^Incoming: Ah Seng · 012 338 9021Back to open call/]);
    await page.keyboard.press('Alt+0');
    await expectAhSeng();
    await announceCall(second.electron, '+60 12-338 9021');
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await callbacks.open();
    await expect(callbacks.main).toContainText('Dismissed: 012 338 9021');
    await page.keyboard.press('F5');
    await expect(missed).toHaveText([/^012 338 9021.*Rang once.*Open call: Ah SengAlt\+2/]);
    await goTo(page, 'Call');
    await callbacks.open();
    await expect(missed.getByRole('button', { name: 'Call back' })).toBeFocused();
    await missed.getByRole('button', { name: 'Call back' }).click();
    await expectAhSeng();
  });

  await test.step('also from a number that the call has no longer', async () => {
    await again.field('Phone').fill('0198887766');
    await page.keyboard.press('F2');
    await announceCall(second.electron, '60123389021');
    await expect(ringsNow).toHaveText([/^Incoming: Ah Seng · 012 338 90212 timesBack to open call/]);
    await announceCall(second.electron, '60123389021&name=Betul');
    await expect(ringsNow, 'and says whose it is').toHaveText([/Betul.*Back to open call: Ah Seng/]);
    await page.keyboard.press('Alt+0');
    await expect(again.field('Phone')).toHaveValue('0198887766');
  });

  await test.step('a new call is still possible, and its card names the open one with its key', async () => {
    await again.field('Phone').fill('+60 12 338 9021');
    await announceCall(second.electron, '60123389021');
    await ringsNow.getByRole('button', { name: 'New call' }).click();
    await again.expectFields({ Phone: '012 338 9021', Name: '' });
    const openCalls = again.main.locator('[data-open-calls]');
    await expect(openCalls).toHaveText('Open call: Ah SengAlt+2');
    await expectNoAxeViolations(page);
    await page.screenshot({ path: join(outputDir, 'open-call-of-number.png') });
    await zoomWindow(second.electron, page, 2);
    // The card, which has it as well, is out of sight.
    const belowName = openCalls.first();
    await expect(belowName).toBeInViewport({ ratio: 1 });
    expect((await boxOf(belowName)).height).toBeLessThan(40);
    const isBelowName = await belowName.evaluate((line) => {
      const name = document.querySelector('#field-name');
      return name !== null && line.getBoundingClientRect().top >= name.getBoundingClientRect().bottom;
    });
    expect(isBelowName).toBe(true);
    await zoomWindow(second.electron, page, 1);
    await page.keyboard.press('Alt+2');
    await expect(again.field('Name')).toHaveValue('Ah Seng');
    await expect(openCalls).toHaveText('Open call: 012 338 9021Alt+3');
    await announceCall(second.electron, '60123389021');
    await expect(ringsNow, 'the call on the screen').toHaveText([/^Incoming: Ah Seng · .*Back to open call/]);
    await page.keyboard.press('Alt+0');
    await expect(ringsNow).toHaveCount(0);
    await expect(again.field('Name')).toHaveValue('Ah Seng');
  });

  await test.step('Find names the open call that matches, with its key', async () => {
    await page.keyboard.press('F3');
    const history = page.getByRole('main', { name: 'History', exact: true });
    await expect(history.getByLabel('Find in the history', { exact: true })).toBeFocused();
    await page.keyboard.type('seng jam');
    await expect(history.locator('[data-open-calls]')).toHaveText('Open call: Ah SengAlt+2');
    await page.screenshot({ path: join(outputDir, 'open-call-found.png') });
    await page.keyboard.press('Control+a');
    await page.keyboard.type('seng -jam');
    await expect(history.locator('[data-open-calls]')).toHaveCount(0);
    await page.keyboard.press('Alt+3');
    await again.expectFields({ Phone: '012 338 9021', Name: '' });
    await page.keyboard.press('F3');
    await expect(history.locator('[data-open-calls]'), 'not the call itself').toHaveText(
      'Open call: Ah SengAlt+2',
    );
    await page.keyboard.press('Alt+2');
    await expect(again.field('Name')).toHaveValue('Ah Seng');
  });

  await test.step('no more once the call has ended', async () => {
    await page.keyboard.press('Control+F2');
    await page.keyboard.press('2');
    await expect(again.outcome).toContainText('Not sent to StoreHub.');
    await page.keyboard.press('Alt+3');
    await again.expectFields({ Phone: '012 338 9021', Name: '' });
    await expect(again.main.locator('[data-open-calls]')).toHaveCount(0);
  });
});

test('a call that rings waits in a strip, and Alt+0 takes it into a new call', async ({ start }) => {
  const { electron, page } = await start({
    mode: 'practice',
    args: ['storehub-helpdesk://call?from=60173390218&name=Rohani'],
  });
  const call = new CallScreen(page);
  const ring = (query: string) => openCallLink(electron, `storehub-helpdesk://call?${query}`);
  const newest = (who: string) => call.main.getByText(who, { exact: true });
  await expect(newest('Incoming: 017 339 0218 · Rohani')).toBeVisible();
  await call.field('Issue').focus();
  await page.keyboard.type('prin');
  await ring('from=60173390219&name=Siti');
  await expect(newest('017 339 0219 · Siti')).toBeVisible();
  await ring('from=60321611234');
  await expect(newest('03 2161 1234')).toBeVisible();
  await page.keyboard.type('ter');
  await call.expectFields({ Phone: '', Name: '', Issue: 'printer' });

  await test.step('it is written out beside the tabs, not over them', async () => {
    const tab = await boxOf(call.main.getByRole('navigation').locator('[aria-current]'));
    const strip = await boxOf(newest('03 2161 1234'));
    expect(tab.x + tab.width).toBeLessThan(strip.x);
    const isCut = await newest('03 2161 1234').evaluate((text) => text.scrollWidth > text.clientWidth);
    expect(isCut).toBe(false);
  });
  await test.step('the others are still there, each to be answered or dismissed', async () => {
    await ring('from=60173390220');
    await expect(newest('017 339 0219 · Siti')).toHaveCount(0);
    await call.button('2 more').click();
    const others = call.main.getByRole('list', { name: 'Other incoming calls' }).getByRole('listitem');
    await expect(others).toHaveText([/017 339 0219 · Siti/, /017 339 0218 · Rohani/]);
    await page.keyboard.press('Escape');
    await expect(others).toHaveCount(0);
    await call.button('2 more').click();
    await others.nth(1).getByRole('button', { name: 'Dismiss' }).click();
    await expect(others).toHaveText([/Siti/]);
    await call.main.getByRole('button', { name: 'Dismiss' }).first().click();
    await expect(newest('017 339 0220')).toHaveCount(0);
    await page.reload();
    await expect(newest('03 2161 1234')).toBeVisible();
  });
  await page.keyboard.press('Alt+0');
  await call.expectFields({ Phone: '03 2161 1234', Name: '', Issue: '' });
  // Announced immediately, not only when the field loses the focus. The next words do not go behind the number.
  await expect(call.field('Name')).toBeFocused();
  await expect(call.field('SMS updates')).not.toBeChecked();
  await expect(call.main.getByText('off: landline')).toBeVisible();
  await expect(newest('Incoming: 017 339 0219 · Siti')).toBeVisible();
  await page.keyboard.press('Alt+0');
  await call.expectFields({ Phone: '017 339 0219', Name: 'Siti', Issue: '' });
  await expect(call.field('SMS updates')).toBeChecked();
  await expect(call.main.locator('[data-ringing]')).toHaveCount(0);
  await test.step('a caller who withholds the number rings as well', async () => {
    await ring('from=anonymous');
    // One whose dismissal cannot be saved rings on.
    const full = { kind: 'database', errorCode: 'disk-full', detail: '' } as const;
    const allow = await refuseRequests(electron, 'calls.dismiss-incoming', full);
    await call.button('Dismiss').click();
    await expect(newest('Incoming: No number')).toBeVisible();
    await allow();
    await page.keyboard.press('Alt+0');
    await call.expectFields({ Phone: '', Name: '', Issue: '' });
    await expect(call.main.locator('[data-ringing]')).toHaveCount(0);
  });
  await test.step('and stays a call of its own, also once the app is loaded again, when the next one is answered', async () => {
    const tabs = call.main.getByRole('navigation').getByRole('button');
    await expect(tabs).toHaveText([/^New call/, /^03 2161 1234/, /^Siti/, /^No number/]);
    await expect(call.main.getByText(/^Saved /)).toBeVisible();
    await page.reload();
    await expect(tabs).toHaveText([/^New call/, /^03 2161 1234/, /^Siti/, /^No number/]);
    await ring('from=60173390218');
    await expect(newest('Incoming: 017 339 0218')).toBeVisible();
    await page.keyboard.press('Alt+0');
    await call.expectFields({ Phone: '017 339 0218', Name: '' });
    await expect(tabs).toHaveText([/^New call/, /^03 2161 1234/, /^Siti/, /^No number/, /^017 339 0218/]);
    await call.begin();
    await expect(tabs).toHaveCount(6);
    await page.keyboard.press('Alt+4');
    await expect(tabs.nth(3)).toHaveAttribute('aria-current', 'true');
    await page.keyboard.press('Control+F2');
    await page.keyboard.press('4');
    await expect(call.outcome).toContainText('Not sent to StoreHub.');
  });
});

test(
  'who rings is seen above every screen, covers nothing, and is answered there',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const callbacks = new RemindersScreen(page);
    const ring = page.getByText('Incoming: 017 339 0218 · Rohani');
    const announce = () => announceCall(electron, '60173390218&name=Rohani');

    for (const screen of ['History', 'Outbox', 'Callbacks', 'Settings'] as const) {
      await test.step(screen, async () => {
        const main = await goTo(page, screen);
        const place = await boxOf(main);
        await announce();
        await expect(ring).toBeInViewport({ ratio: 1 });
        expect(await findCoveredControls(page)).toEqual([]);
        const moved = await boxOf(main);
        expect(moved.y - place.y, 'at most a line').toBeLessThan(40);
        expect(moved.y + moved.height, 'the end stays').toBe(place.y + place.height);
        await expectNoAxeViolations(page);
        await page.screenshot({ path: join(outputDir, `rings-above-${screen}.png`) });
        await page.locator('[data-ringing]').getByRole('button', { name: 'Dismiss' }).click();
        await expect(ring).toHaveCount(0);
      });
    }

    await test.step('the caret stays where it is, and the key answers', async () => {
      await page.keyboard.press('F3');
      const find = page.getByLabel('Find in the history', { exact: true });
      await expect(find).toBeFocused();
      await page.keyboard.type('tan ');
      await announce();
      await expect(ring).toBeVisible();
      await page.keyboard.type('siew');
      await expect(find).toHaveValue('tan siew');
      await page.keyboard.press('Alt+0');
      await call.expectFields({ Phone: '017 339 0218', Name: 'Rohani', Issue: '' });
      await expect(ring).toHaveCount(0);
    });

    await test.step('a missed call that rings again goes from the list to the bar', async () => {
      await announceCall(electron, '60321611234');
      await callbacks.open();
      await page.getByRole('button', { name: 'Dismiss' }).click();
      // Until then, the button takes back what was dismissed before.
      await expect(callbacks.main).toContainText('Dismissed: 03 2161 1234');
      await callbacks.main.getByRole('button', { name: /^Undo/ }).click();
      await expect(callbacks.missed).toHaveText([/^03 2161 1234.*Rang once/]);
      await callbacks.missed.getByRole('button', { name: 'Call back' }).focus();
      await announceCall(electron, '60321611234');
      await expect(callbacks.missed).toHaveCount(0);
      await expect(page.locator('[data-ringing]')).toHaveText([/^Incoming: 03 2161 1234/]);
    });

    await test.step('in a window zoomed to 400 %, what has the caret is seen below it', async () => {
      await zoomWindow(electron, page, 4);
      const main = await goTo(page, 'Settings');
      const buttons = main.getByRole('button');
      for (const at of [9, 6, 3, 0]) {
        await buttons.nth(at).focus();
        await expect(page.locator('[data-ringing]'), `${at}`).toBeInViewport({ ratio: 0.95 });
        await expect.poll(() => isMiddleSeen(buttons.nth(at)), `${at}`).toBe(true);
      }
    });
  },
);

test('who has a known number is named where it rings and where it was missed, but not filled in', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const callbacks = new RemindersScreen(page);
  const rings = page.locator('[data-ringing]');
  await announceCall(electron, '60120004821');
  await expect(rings).toHaveText([/^Incoming: 012 000 4821 · Tan Siew Ling · Kopi Pagi Jonker/]);
  await test.step('whole above another screen', async () => {
    await resizeWindow(electron, 1366, 768);
    await goTo(page, 'History');
    const who = rings.locator('b');
    await expect(who).toBeVisible();
    await expect.poll(() => who.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThan(2);
    await goTo(page, 'Call');
  });
  await page.keyboard.press('F11');
  await page.keyboard.type('answer tan siew');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([
    /^Answer 012 000 4821 · Tan Siew Ling/,
  ]);
  await page.keyboard.press('Escape');
  await test.step('what the softphone says comes first', async () => {
    await announceCall(electron, '60160003672&name=Ah%20Meng');
    await expect(rings.first()).toHaveText(/^016 000 3672 · Ah Meng(?! ·)/);
    await rings.first().getByRole('button', { name: 'Dismiss' }).click();
  });
  await test.step('missed', async () => {
    await expect(rings).toHaveCount(1);
    // By key: a second click so soon, and perhaps so near, would be taken for a double click.
    await rings.first().getByRole('button', { name: 'Dismiss' }).press('Enter');
    await callbacks.open();
    await expect(callbacks.main.getByText(/^Dismissed: 012 000 4821/)).toBeVisible();
    await page.keyboard.press('F5');
    await expect(callbacks.missed).toHaveText([/^012 000 4821 · Tan Siew Ling · Kopi Pagi Jonker/]);
  });
  await test.step('masked with personal data', async () => {
    await announceCall(electron, '60120004821');
    await expect(rings).toHaveText([/Tan Siew Ling/]);
    await page.evaluate(`window.helpdesk.ask['app.set-settings']({ isMasked: true })`);
    await expect(rings).toHaveText([/^Incoming: 012••• 4821 · T••• · /]);
  });
  await test.step('answered, the caller is asked who calls', async () => {
    await page.keyboard.press('Alt+0');
    await call.expectFields({ Phone: '012 000 4821', Name: '', 'Store name': '' });
    await page.keyboard.press('F4');
    await expect(call.field('Issue')).toBeFocused();
  });
});

function isMiddleSeen(part: Locator): Promise<boolean> {
  return part.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
  });
}

async function boxOf(part: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await part.boundingBox();
  if (box === null) throw new Error('not on the screen');
  return box;
}
