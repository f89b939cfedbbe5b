import { expect, test } from './fixtures/test';
import { zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

test('a caller whose name was only heard is on the card with a mark, and never filled in without a choice', async ({
  start,
}) => {
  const { electron, page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const card = call.main.getByRole('region', { name: 'Possible callers' });
  const suggestion = card.getByRole('button', { name: /Siti Hajar binti Ramli/ });
  // The words of the examples are indexed soon after the start.
  await expect
    .poll(() =>
      page.evaluate(
        `window.helpdesk.ask['callers.match']({ phone: '', name: 'siti hajer ramly', storeName: '' })`,
      ),
    )
    .toContain('"kind":"close-name"');

  await call.field('Name').fill('siti hajer ramly');
  await expect(suggestion).toContainText('Similar');
  await expect(card).toContainText('name sounds similar, or a typing slip');
  await expect(suggestion.getByText('Enter', { exact: true })).toBeHidden();
  await keyboard.press('F4');
  await expect(suggestion).toBeFocused();
  await expect(suggestion.getByText('Enter', { exact: true })).toBeVisible();
  await call.expectFields({ Name: 'siti hajer ramly', Phone: '', 'Store name': '', Address: '' });
  await keyboard.press('Enter');
  await call.expectFields({ Name: 'Siti Hajar binti Ramli', 'Store name': 'Butik Bunga Raya' });
  await keyboard.press('F5');
  await call.expectFields({ Name: 'siti hajer ramly', 'Store name': '' });

  await test.step('beside Phone of a zoomed window, too', async () => {
    await zoomWindow(electron, page, 2);
    await expect(page.locator('[data-found-caller]')).toContainText('Butik Bunga Raya · Similar');
    await zoomWindow(electron, page, 1);
  });

  await test.step('what is found exactly comes without a mark', async () => {
    await call.field('Name').fill('siti hajar');
    await expect(card).toContainText('similar name');
    await expect(suggestion).not.toContainText('Similar');
  });
});
