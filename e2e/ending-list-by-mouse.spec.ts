import { expect, test } from './fixtures/test';
import { waitForFrames } from './fixtures/wait-for-frames';
import { CallScreen } from './pages/call-screen';
import { HistoryScreen } from './pages/history-screen';

test('a list of endings takes digits until the mouse goes elsewhere, and its arrows are buttons', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const list = call.main.getByLabel('End the call as');
  await call.fill({ Phone: '0120004821' });
  await expect(call.main.getByRole('region', { name: 'Possible callers' })).toContainText('Tan Siew Ling');

  await test.step('opened by its key: a click into the field that has the caret closes it', async () => {
    await call.field('Issue').focus();
    await page.keyboard.press('Control+F2');
    await expect(list).toBeVisible();
    await call.field('Issue').click();
    await expect(list).toHaveCount(0);
    await page.keyboard.type('2 tablet rosak');
    await expect(call.field('Issue')).toHaveValue('2 tablet rosak');
  });

  await test.step('opened by its button: so does a click into another field', async () => {
    await call.button('End call').click();
    await expect(list).toBeVisible();
    await call.field('Phone').click();
    await expect(list).toHaveCount(0);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('0120004821');
    await expect(call.field('Phone')).toHaveValue('0120004821');
  });

  await test.step('a click on an arrow shows another case and ends nothing; the keys go on', async () => {
    await call.field('Issue').focus();
    await call.button('End call').click();
    const chosen = list.locator('li').first();
    await expect(chosen).toContainText('STOREHUB');
    const [first = ''] = /STOREHUB\d+-CA\d+/.exec((await chosen.textContent()) ?? '') ?? [];
    await list.getByRole('button', { name: 'Next case' }).click();
    await expect(chosen).toContainText('STOREHUB');
    await expect(chosen).not.toContainText(first);
    await list.getByRole('button', { name: 'Previous case' }).click();
    await expect(chosen).toContainText(first);
    await expect(list).toBeVisible();
    await page.keyboard.press('4');
    await expect(call.outcome).toContainText('Wrong number or silent');
  });

  const history = new HistoryScreen(page);
  const toChange = history.main.getByRole('status', { name: 'Change the ending to' });
  const timeline = history.ticket.getByRole('region', { name: 'Timeline' });
  await history.open();
  await expect(history.title).toBeVisible();
  await test.step('in the history: a search that begins with a digit changes no ending', async () => {
    await history.ticket.getByRole('button', { name: /^Change ending/ }).click();
    await expect(toChange).toBeVisible();
    await history.find.click();
    await expect(toChange).toHaveCount(0);
    await page.keyboard.type('1');
    await expect(history.find).toHaveValue('1');
    await page.keyboard.press('Backspace');
    await expect(timeline).not.toContainText('Ending changed');
  });

  await test.step('the case that is found does not move the button that the hand is on its way to', async () => {
    await history.ticket.getByRole('button', { name: /^Change ending/ }).click();
    await toChange.getByRole('button', { name: /Asked about a case/ }).click();
    const asked = history.ticket.getByRole('region', { name: 'Case asked about' });
    await expect(asked.getByRole('textbox')).toBeFocused();
    const save = asked.getByRole('button', { name: 'Change ending' });
    // It scrolls into view in the frame after it opened.
    await waitForFrames(page);
    const before = await save.boundingBox();
    await page.keyboard.type('209181');
    await expect(asked).toContainText('STOREHUB1400-CA209181M');
    expect(await save.boundingBox()).toEqual(before);
  });
});
