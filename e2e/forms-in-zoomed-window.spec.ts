import { join } from 'node:path';
import { findHorizontalOverflow } from './fixtures/layout-faults';
import { promiseCallback } from './fixtures/promise-callback';
import { saveWindowPicture } from './fixtures/save-window-picture';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { OutboxScreen } from './pages/outbox-screen';

test(
  'at 200 % above a due callback, the note of an ended call is written and saved in sight, and so is the next one',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    await resizeWindow(electron, 1366, 768);
    await zoomWindow(electron, page, 2);
    const call = new CallScreen(page);
    await promiseCallback(page, '60120004821', 'the part has come');
    await expect(page.locator('button[aria-keyshortcuts="Control+G"]')).toBeVisible();
    await call.fill({ Phone: '0123456789', Name: 'Siti Aminah', Issue: 'asks price' });
    await keyboard.press('Control+F2');
    await keyboard.press('5');
    const note = call.outcome.getByRole('textbox', { name: /^New note/ });
    const save = call.outcome.getByRole('button', { name: /^Save note/ });
    for (const text of ['she will ask her husband', 'and her accountant']) {
      await expect(note).toBeFocused();
      for (const part of [note, save]) await expect(part).toBeInViewport({ ratio: 0.99 });
      await saveWindowPicture(electron, join(outputDir, `before-${text.length}.png`));
      await keyboard.type(text);
      await keyboard.press('Control+Enter');
      await expect(call.outcome.getByRole('listitem').filter({ hasText: text })).toHaveCount(1);
      await expect(note).toHaveValue('');
    }
    for (const part of [note, save]) await expect(part).toBeInViewport({ ratio: 0.99 });
  },
);

test(
  'at 200 % the form for a case number in the outbox opens in sight, with its buttons',
  { tag: '@exhaustive' },
  async ({ startLive, storeHub }, { outputDir }) => {
    const { electron, page } = await startLive();
    await resizeWindow(electron, 1366, 660);
    const call = new CallScreen(page);
    storeHub.queue({ kind: 'at-request', how: 'reset' });
    await call.fillExample();
    await call.send.click();
    await expect(call.outcome).toContainText('Uncertain');
    await zoomWindow(electron, page, 2);
    const outbox = new OutboxScreen(page);
    await outbox.open();
    const record = outbox.uncertain.getByRole('button', { name: 'Record case number' });
    // It is the last of what is in sight.
    await record.evaluate((button) => button.scrollIntoView({ block: 'end' }));
    await record.press('Enter');
    await expect(outbox.uncertain.getByRole('textbox')).toBeFocused();
    for (const part of [
      outbox.uncertain.getByRole('textbox'),
      ...(await outbox.uncertain.getByRole('button', { name: /^(?:Record|Cancel)/ }).all()),
    ])
      await expect(part).toBeInViewport({ ratio: 0.99 });
    await saveWindowPicture(electron, join(outputDir, 'case-number.png'));
  },
);

test(
  'at 400 % the list of presets shows whole names, and nothing of it scrolls sideways',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    await zoomWindow(electron, page, 4);
    const call = new CallScreen(page);
    await call.field('Issue').focus();
    await page.keyboard.type('/');
    const list = page.getByRole('listbox');
    await expect(list).toBeVisible();
    const isCut = (part: Element) => part.scrollWidth > part.clientWidth + 1;
    expect(await list.evaluate(isCut)).toBe(false);
    for (const name of await list.getByRole('option').locator('b').all())
      expect(
        await name.evaluate(
          (part) =>
            part.getBoundingClientRect().right <=
            (part.closest('[role=listbox]')?.getBoundingClientRect().right ?? 0),
        ),
      ).toBe(true);
    expect(await findHorizontalOverflow(page)).toEqual([]);
    await saveWindowPicture(electron, join(outputDir, 'presets.png'));
  },
);
