import { created } from './fake-storehub/canned-answers';
import { holdAnswer } from './fake-storehub/hold-answer';
import { expect, test } from './fixtures/test';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen } from './pages/call-screen';

const zainal = {
  Phone: '0161116789',
  Name: 'Zainal',
  'Store name': 'Kedai Zainal',
  Issue: 'Cash drawer jams',
  Address: 'No 8, Jalan Meru, 41050 Klang',
  State: 'Selangor',
  Latitude: '3.0449',
  Longitude: '101.4456',
} as const;
const siti = { ...zainal, Phone: '0172226789', Name: 'Siti', 'Store name': 'Siti Cakes' } as const;

// The panel is below the form in both. A width that the zoom divides without a rest.
const windows = [
  { zoom: 2, width: 1366, height: 768, tag: [] },
  { zoom: 1.5, width: 1023, height: 700, tag: '@exhaustive' },
];

for (const { zoom, width, height, tag } of windows)
  test(
    `at ${zoom * 100} % what F4 leads to, why F9 sends nothing, and that it sends come into sight`,
    { tag },
    async ({ startLive, storeHub }) => {
      const { electron, page } = await startLive();
      const { keyboard } = page;
      const call = new CallScreen(page);
      for (const caller of [zainal, siti]) {
        await call.fill(caller);
        await call.chooseService(1);
        await keyboard.press('F9');
        await call.expectOutcome('Created');
        await call.begin();
      }
      await resizeWindow(electron, width, height);
      await zoomWindow(electron, page, zoom);
      const fillFromZainal = async () => {
        await call.begin();
        await keyboard.type(zainal.Phone);
        await keyboard.press('F4');
        await expect(call.field('Store name')).toHaveValue(zainal['Store name']);
        await keyboard.type('Oven printer is dead');
        await call.chooseService(4);
      };

      await test.step('the question about a number that was changed after the caller was filled in', async () => {
        await fillFromZainal();
        await call.field('Phone').focus();
        await keyboard.press('Control+a');
        await keyboard.type('0187776665');
        await expect(call.main.getByText('Nobody in the history matches.')).toHaveCount(1);
        await keyboard.press('F9');
        const question = call.main.getByRole('alert').filter({
          hasText: 'Not sent yet: the number was changed after this caller was filled in.',
        });
        await expect(question).toBeInViewport({ ratio: 0.99 });
        await expect(call.field('Phone')).toBeFocused();
        await expect(question).toBeInViewport({ ratio: 0.99 });
        expect(storeHub.requests).toHaveLength(2);
        await keyboard.press('F9');
        await expect(call.caseNumber).toBeInViewport({ ratio: 0.99 });
        expect(storeHub.requests).toHaveLength(3);
      });

      await test.step('the field that is missing, also where it has the caret already', async () => {
        await fillFromZainal();
        await call.field('Store name').focus();
        await keyboard.press('Control+a');
        await keyboard.type('Another Shop');
        await keyboard.press('F9');
        await expect(call.main.getByText('Not sent yet: is this right?')).toBeInViewport({ ratio: 1 });
        await keyboard.press('F5');
        await expect(call.field('Address')).toHaveValue('');
        await expect(call.field('Address')).toBeFocused();
        await expect(call.field('Address')).not.toBeInViewport();
        await keyboard.press('F9');
        await expect(call.field('Address')).toBeInViewport({ ratio: 0.99 });
        await expect(call.field('Address')).toBeFocused();
        expect(storeHub.requests).toHaveLength(3);
        await call.button('Discard').click();
      });

      await test.step('the card of several callers, also with F4 right behind the last digit', async () => {
        await call.begin();
        await keyboard.type('6789');
        await keyboard.press('F4');
        const callers = page.locator('[data-suggestion]');
        await expect(callers).toHaveCount(2);
        await expect(callers.first()).toBeFocused();
        await expect(page.locator('[data-found-caller]')).toHaveCount(1);
        // The line by Phone is laid out with the next frame.
        await page.evaluate(
          () => new Promise((resolve) => void requestAnimationFrame(() => requestAnimationFrame(resolve))),
        );
        await expect(callers.first()).toBeInViewport({ ratio: 0.99 });
        await call.button('Discard').click();
      });

      await test.step('that the ticket is being sent, and then its case number', async () => {
        const { until, answer } = holdAnswer();
        storeHub.queue(created(4, { until }));
        await call.begin();
        await call.fillExample();
        await call.field('Latitude').focus();
        await keyboard.press('F9');
        await storeHub.waitForRequest(4);
        await expect(call.main.getByRole('button', { name: 'Sending…' })).toBeInViewport({ ratio: 0.99 });
        await expect(call.field('Latitude')).toBeFocused();
        answer();
        await expect(call.caseNumber).toBeInViewport({ ratio: 0.99 });
        await expect(call.outcome.getByText('Created', { exact: true })).toBeInViewport();
      });
    },
  );
