import { join } from 'node:path';
import { announceCall } from './fixtures/announce-call';
import { expectNoAxeViolations } from './fixtures/axe';
import { findCoveredControls, findHorizontalOverflow } from './fixtures/layout-faults';
import { promiseCallback } from './fixtures/promise-callback';
import { saveWindowPicture } from './fixtures/save-window-picture';
import { expect, test } from './fixtures/test';
import { waitForFrames } from './fixtures/wait-for-frames';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

test(
  'at 200 % the notes and a possible duplicate are in sight while the name is typed',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    await call.fillExample();
    await keyboard.press('F9');
    await call.expectOutcome('Created');
    await call.begin();
    await keyboard.type('0123456789');
    await keyboard.press('F4');
    await expect(call.field('Store name')).not.toHaveValue('');
    await keyboard.press('Control+F8');
    await keyboard.type('lift broken, use stairs B');
    await keyboard.press('Enter');
    const form = page.locator('main form > div').first();
    const note = form.getByText('lift broken, use stairs B');
    await expect(page.getByRole('group', { name: 'Lasting notes' })).toContainText('lift broken');
    const duplicate = form.getByText(/^(?:Possible duplicate|Mungkin bertindih|可能与)/);
    await expect(call.main.getByText(/^Possible duplicate/)).toBeVisible();
    await call.button('Discard').click();

    for (const language of ['ms', 'zh', 'en'] as const)
      await test.step(language, async () => {
        await switchLanguage(page, language);
        await zoomWindow(electron, page, 2);
        await keyboard.press('F2');
        await keyboard.type('0123456789');
        await keyboard.press('Tab');
        await expect(page.locator('#field-name')).toBeFocused();
        await expect(note).toBeInViewport({ ratio: 1 });
        await keyboard.press('F4');
        await expect(page.locator('#field-storeName')).not.toHaveValue('');
        await page.locator('#field-name').focus();
        for (const line of [note, duplicate]) {
          await expect(line).toHaveCount(1);
          await expect(line).toBeInViewport({ ratio: 1 });
        }
        await expect(page.locator('#field-name')).toBeInViewport({ ratio: 1 });
        expect(await findHorizontalOverflow(page)).toEqual([]);
        await expect.poll(() => findCoveredControls(page)).toEqual([]);
        await page.screenshot({ path: join(outputDir, `notes-${language}.png`) });
        await zoomWindow(electron, page, 1);
      });
  },
);

test(
  'at 200 % what the caller is to be told stands under Phone, and that they were told is seen from any field',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const waiting = call.main.locator('[data-callbacks]');
    const promise = waiting.getByText('Due: the part has come');
    await promiseCallback(page, '60120004821', 'the part has come');
    await promiseCallback(page, '60120004821', 'the till is repaired', -500, 1);
    await zoomWindow(electron, page, 2);

    await test.step('as the ring is answered', async () => {
      await announceCall(electron, '60120004821');
      await expect(page.locator('[data-ringing] [data-due]')).toBeVisible();
      await keyboard.press('Alt+0');
      await expect(promise).toBeInViewport({ ratio: 1 });
      for (const done of await waiting.getByRole('button', { name: 'Done' }).all())
        await expect(done).toBeInViewport({ ratio: 1 });
      await expect(call.main.locator('input:focus')).toBeInViewport({ ratio: 0.99 });
      await expect(waiting).toHaveCount(1);
      expect(await findHorizontalOverflow(page)).toEqual([]);
      await expect.poll(() => findCoveredControls(page)).toEqual([]);
      await expectNoAxeViolations(page);
      await saveWindowPicture(electron, join(outputDir, 'promise.png'));
    });
    await test.step('as the number is typed', async () => {
      await keyboard.press('F2');
      await keyboard.type('0120004821');
      await expect(promise).toBeInViewport({ ratio: 1 });
      await expect(call.field('Phone')).toBeFocused();
      await expect(call.field('Phone')).toBeInViewport({ ratio: 0.99 });
    });
    await test.step('it stands once, in the panel or in the form', async () => {
      await zoomWindow(electron, page, 1);
      await expect(waiting).toHaveCount(1);
      await expect(page.getByRole('complementary').locator('[data-callbacks]')).toHaveCount(1);
      await zoomWindow(electron, page, 2);
      await expect(page.getByRole('complementary').locator('[data-callbacks]')).toHaveCount(0);
      await expect(waiting).toHaveCount(1);
    });
    await test.step('the words of each that was done come into sight, and the caret stays', async () => {
      const remark = call.field('Remark');
      await remark.focus();
      for (const [nth, word] of ['part', 'till'].entries()) {
        await keyboard.press('F11');
        await keyboard.type(`done ${word}`);
        await keyboard.press('Enter');
        await expect(waiting.getByRole('button', { name: 'Done' })).toHaveCount(1 - nth);
        await expect(waiting.getByText('Reminder done.')).toBeInViewport({ ratio: 1 });
        await expect(remark).toBeFocused();
        await saveWindowPicture(electron, join(outputDir, `done-${word}.png`));
        await keyboard.type(word);
        await expect(remark).toHaveValue('parttill'.slice(0, 4 * (nth + 1)));
        await expect(remark).toBeInViewport({ ratio: 0.99 });
      }
    });
    await test.step('it can still be undone in the other place, and what was seen does not take the place of the field', async () => {
      await zoomWindow(electron, page, 1);
      await expect(page.getByRole('complementary').getByText('Reminder done.')).toBeVisible();
      await zoomWindow(electron, page, 2);
      await expect(waiting.getByText('Reminder done.')).toHaveCount(1);
      await expect(call.field('Remark')).toBeInViewport({ ratio: 0.99 });
      await waiting.getByRole('button', { name: 'Undo' }).click();
      await expect(waiting).toContainText('the till is repaired');
    });
  },
);

test(
  'at 200 % similar calls and a known incident stand under Issue, and what the key did is seen',
  { tag: '@exhaustive' },
  async ({ startLive }, { outputDir }) => {
    const { electron, page } = await startLive();
    const { keyboard } = page;
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const similar = call.main.getByRole('status', { name: 'Similar calls' });
    const incident = call.main.getByRole('status', { name: 'Known incident' });
    for (const [nth, issue] of ['Card terminal declined', 'Terminal kad ditolak'].entries()) {
      await call.begin();
      await call.fill({ Phone: `01122200${nth}0`, 'Store name': `Kedai ${nth}`, Issue: issue });
      await keyboard.press('Control+F2');
      await keyboard.press('2');
      await expect(call.outcome).toContainText('Solved on the phone');
    }
    await call.begin();
    await zoomWindow(electron, page, 2);
    const issue = call.field('Issue');

    await test.step('similar calls, as the third issue is typed', async () => {
      await call.fill({ Phone: '0112220020', 'Store name': 'Kedai 2' });
      await issue.focus();
      await keyboard.type('card terminal declined');
      await expect(similar).toBeInViewport({ ratio: 1 });
      await expect(issue).toBeInViewport({ ratio: 0.99 });
      await expectNoAxeViolations(page);
      await saveWindowPicture(electron, join(outputDir, 'similar.png'));
      await keyboard.press('Control+F10');
      await expect(incident.getByText('Linked to known incident:')).toBeInViewport({ ratio: 1 });
      await expect(issue).toBeFocused();
      await expect(issue).toBeInViewport({ ratio: 0.99 });
      await saveWindowPicture(electron, join(outputDir, 'begun.png'));
      await keyboard.press('Control+F2');
      await keyboard.press('2');
      await expect(incident, 'beside the call that has ended').toHaveCount(1);
      await expect(call.outcome).toContainText('Linked to known incident:');
    });
    await test.step('a known incident, as the issue of the next call is typed', async () => {
      await call.begin();
      await call.fill({ Phone: '0133330001', 'Store name': 'Kafe Satu' });
      await issue.focus();
      await keyboard.type('EDC rejects every card');
      await expect(incident).toBeInViewport({ ratio: 1 });
      await expect(incident.getByRole('button', { name: /^Link this call/ })).toContainText('Ctrl+F10');
      await expect(issue).toBeInViewport({ ratio: 0.99 });
      expect(await findHorizontalOverflow(page)).toEqual([]);
      await expect.poll(() => findCoveredControls(page)).toEqual([]);
      await saveWindowPicture(electron, join(outputDir, 'known.png'));
    });
    await test.step('the key from another field shows that the call is linked, and the caret stays', async () => {
      await call.field('Remark').focus();
      await expect(incident).not.toBeInViewport();
      await keyboard.press('Control+F10');
      await expect(incident.getByText('Linked to known incident:')).toBeInViewport({ ratio: 1 });
      await expect(call.field('Remark')).toBeFocused();
      await expectNoAxeViolations(page);
      await saveWindowPicture(electron, join(outputDir, 'linked.png'));
      await keyboard.press('Control+F10');
      await expect(incident.getByText('call back when solved')).toBeInViewport({ ratio: 1 });
    });
    await test.step('as the caret comes to Issue, the line below it is in sight, too', async () => {
      await call.field('Phone').focus();
      await expect(incident).not.toBeInViewport({ ratio: 1 });
      await issue.focus();
      await expect(incident).toBeInViewport({ ratio: 1 });
      await expect(issue).toBeInViewport({ ratio: 0.99 });
    });
    await test.step('where a press brings the caret, the text stays under the pointer until it is typed in', async () => {
      await call.field('Phone').focus();
      // The field is the last of what is in sight.
      await issue.evaluate((field) => {
        const screen = field.closest('[data-scrolls]');
        if (screen !== null)
          screen.scrollTop += field.getBoundingClientRect().bottom + 2 - window.innerHeight;
      });
      await expect(incident).not.toBeInViewport({ ratio: 0.9 });
      const before = await issue.boundingBox();
      await issue.click({ position: { x: 40, y: 16 } });
      await expect(issue).toBeFocused();
      await waitForFrames(page);
      expect(await issue.boundingBox()).toEqual(before);
      await keyboard.type('s');
      await expect(incident).toBeInViewport({ ratio: 1 });
      await expect(issue).toBeInViewport({ ratio: 0.99 });
    });
  },
);
