import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en, ms, zh } from '../src-renderer/messages/catalogues';
import { expectNoAxeViolations } from './fixtures/axe';
import { findCoveredControls, findHorizontalOverflow } from './fixtures/layout-faults';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('a call ends without a ticket by a button beside Send, or from the past case, and looks like no success', async ({
  start,
}, { outputDir }) => {
  const { electron, page } = await start({ mode: 'practice' });
  await resizeWindow(electron, 1366, 768);
  const call = new CallScreen(page);
  const list = call.main.getByLabel('End the call as');
  const end = call.button('End call');

  await test.step('it stands beside Send with its key, in every language and zoom, and crowds nothing', async () => {
    for (const [language, { callPanel }] of [
      ['en', en],
      ['ms', ms],
      ['zh', zh],
    ] as const) {
      await switchLanguage(page, language);
      for (const zoom of [1, 2, 4]) {
        await zoomWindow(electron, page, zoom);
        const button = page.getByRole('button', { name: callPanel.endCall, exact: true });
        const send = page.getByRole('button', { name: callPanel.send, exact: true });
        await send.scrollIntoViewIfNeeded();
        await expect(button).toBeInViewport({ ratio: 1 });
        await expect(button).toContainText('Ctrl+F2');
        const [left, right] = [await button.boundingBox(), await send.boundingBox()];
        expect((left?.x ?? 0) + (left?.width ?? 0), `${language} ${zoom}`).toBeLessThan(right?.x ?? 0);
        expect(left?.width, `${language} ${zoom}`).toBeLessThan(right?.width ?? 0);
        expect(await findHorizontalOverflow(page), `${language} ${zoom}`).toEqual([]);
        expect(await findCoveredControls(page), `${language} ${zoom}`).toEqual([]);
      }
      await zoomWindow(electron, page, 1);
    }
    await switchLanguage(page, 'en');
  });

  await test.step('while the list is open, the room of what is missing goes to the callers', async () => {
    await expect(call.main.getByText('Still missing')).toBeVisible();
    await end.click();
    await expect(list).toBeVisible();
    await expect(call.main.getByText('Still missing')).toBeHidden();
    await page.keyboard.press('Escape');
    await expect(call.main.getByText('Still missing')).toBeVisible();
  });

  await test.step('a click opens the same list as the key, and closes it', async () => {
    await call.fill({ Phone: '0112200110' });
    await end.click();
    await expect(list).toBeVisible();
    await end.click();
    await expect(list).toHaveCount(0);
    await end.click();
    await list.getByRole('button', { name: /Complaint/ }).click();
    await expect(call.outcome).toContainText('Complaint');
  });

  await test.step('Enter takes what an arrow went to', async () => {
    await page.keyboard.press('F5');
    await expect(call.outcome).toBeHidden();
    await page.keyboard.press('Control+F2');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'])
      await page.keyboard.press(key);
    await expect(list.locator('[data-reached]')).toHaveText(/^3Complaint/);
    await page.screenshot({ path: join(outputDir, 'arrow-to-ending.png') });
    await page.keyboard.press('Enter');
    await expect(call.outcome).toContainText('Complaint');
  });

  await test.step('its head has the colour of the panel, and each ending an icon of its own', async () => {
    const colours = await call.outcome.evaluate((panel) => {
      const head = panel.firstElementChild ?? panel;
      return [getComputedStyle(head).backgroundColor, getComputedStyle(panel).backgroundColor];
    });
    expect(colours[0]).toBe('rgba(0, 0, 0, 0)');
    const icons = [await readIcon(page)];
    for (const digit of ['2', '4', '5']) {
      await page.keyboard.press('F5');
      await expect(call.outcome).toBeHidden();
      await page.keyboard.press('Control+F2');
      await page.keyboard.press(digit);
      await expect(call.outcome).toBeVisible();
      icons.push(await readIcon(page));
    }
    expect(new Set(icons).size).toBe(4);
    await page.screenshot({ path: join(outputDir, 'ended.png') });
  });

  await test.step('the case beside the call is the one that the caller asked about, by its button', async () => {
    await call.begin();
    await call.fill({ Phone: '60120004821' });
    await page.keyboard.press('Control+o');
    const beside = page.getByRole('region', { name: 'Past case', exact: true });
    await expect(beside).toContainText('Past case 1 of');
    await page.keyboard.press('Alt+PageDown');
    await expect(beside).toContainText('Past case 2 of');
    const number = (await beside.locator('header').getByRole('heading').textContent()) ?? '';
    expect(number).toMatch(/^STOREHUB/);
    const asked = beside.getByRole('button', { name: 'Asked about this case' });
    await expect(asked).toHaveText('Asked about this caseCtrl+F2 1');
    await page.screenshot({ path: join(outputDir, 'past-case.png') });
    await asked.click();
    await expect(call.outcome).toContainText('Asked about a case');
    const about = call.outcome.getByRole('region', { name: 'About the case' });
    await expect(about.getByRole('button', { name: number })).toBeVisible();
    await expectNoAxeViolations(page);
  });

  await test.step('History shows of such a call what was written down, and no field without a value', async () => {
    const history = new HistoryScreen(page);
    await history.open();
    await history.find.fill('0112200110');
    await history.rows.first().click();
    await expect(history.ticket.locator('dl dt')).toHaveText(['Phone']);
    await call.begin();
    await page.keyboard.press('Control+F2');
    await page.keyboard.press('4');
    await expect(call.outcome).toContainText('Wrong number');
    await call.button('Open in history').click();
    await expect(history.ticket).toContainText('Wrong number');
    await expect(history.ticket.locator('dl')).toHaveCount(0);
  });
});

test(
  'who takes the calls is seen on every screen, also masked, and is changed by a click',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    await resizeWindow(electron, 1366, 768);
    const call = new CallScreen(page);
    const rail = page.getByRole('navigation', { name: 'Screens' });
    const duty = rail.getByRole('button', { name: /^Agent: / });
    const initials = page.getByLabel('Who takes the calls (initials)');

    await duty.click();
    await expect(initials).toBeFocused();
    await initials.fill('NA');
    await page.keyboard.press('Enter');
    await expect(duty).toHaveText('NA');
    await expect(duty).toHaveAttribute('title', 'Agent: NA. Ctrl+F3 changes the initials.');
    await page.evaluate(`window.helpdesk.ask['app.set-settings']({ isMasked: true })`);
    await page.keyboard.press('F3');
    await expect(duty).toBeInViewport({ ratio: 1 });
    await call.begin();

    await test.step('the longest name is whole at every zoom', async () => {
      await page.evaluate(`window.helpdesk.ask['app.set-settings']({ agent: 'NurulAinAbdulRahman1' })`);
      await expect(duty).toHaveText('NurulAinAbdulRahman1');
      for (const zoom of [1, 2, 4]) {
        await zoomWindow(electron, page, zoom);
        await duty.scrollIntoViewIfNeeded();
        await expect(duty).toBeInViewport({ ratio: 1 });
        expect(await duty.evaluate((text) => text.scrollWidth - text.clientWidth), `${zoom}`).toBe(0);
        expect(await findHorizontalOverflow(page), `${zoom}`).toEqual([]);
      }
    });
  },
);

test('the line for the initials leaves the caret where the agent went on, and another key keeps what is half typed', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const initials = page.getByLabel('Who takes the calls (initials)');
  await call.field('Phone').focus();
  await page.keyboard.press('Control+F3');
  await expect(initials).toBeFocused();
  await call.field('Issue').click();
  await page.keyboard.type('printer');
  await page.keyboard.press('Escape');
  await expect(initials).toHaveCount(0);
  await page.keyboard.type(' rosak');
  await call.expectFields({ Issue: 'printer rosak', Phone: '' });

  await call.field('Phone').focus();
  await page.keyboard.press('Control+F3');
  await initials.fill('LI');
  await page.keyboard.press('Control+k');
  await expect(initials).toHaveCount(0);
  await expect(call.field('Quick entry')).toBeFocused();
  await page.keyboard.press('Control+F3');
  await expect(initials).toHaveValue('LI');
  await page.keyboard.press('Enter');
  await expect(initials).toHaveCount(0);
  await expect(call.field('Quick entry')).toBeFocused();
  await expect(page.getByRole('button', { name: /^Agent: LI/ })).toBeVisible();
});

/** The shape of the icon of the shown outcome. */
function readIcon(page: Page): Promise<string> {
  return page.getByLabel('Outcome', { exact: true }).locator('svg').first().innerHTML();
}

test('an ended call asks for no pin any more', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const where = call.main.getByRole('region', { name: 'Where' });
  await call.fill({ Phone: '0123338888', Name: 'Devi', Address: '12, Jalan Besar, 43000 Kajang' });
  await call.field('Remark').focus();
  await expect(where).toContainText('Paste a map link or coordinates, or use:');
  await page.keyboard.press('Control+F2');
  await page.keyboard.press('2');
  await expect(call.outcome).toContainText('Solved on the phone');
  await expect(where).toContainText('State');
  await expect(where).not.toContainText('Paste');
});
