import { rm } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { findAxeViolations } from './fixtures/axe';
import { holdRequests } from './fixtures/hold-ipc-requests';
import { createInputMethod } from './fixtures/input-method';
import { patchApp } from './fixtures/patched-app';
import { refuseRequests } from './fixtures/alter-ipc-answers';
import { announceCall } from './fixtures/announce-call';
import type { RunningApp } from './fixtures/helpdesk-app';
import { expect, test } from './fixtures/test';
import { switchLanguage } from './fixtures/window-language';
import { CallScreen } from './pages/call-screen';

const early = (page: Page) => page.locator('#early-form');
/** By its accessible name: the labels hold every language, and show one. */
const earlyField = (page: Page, name: string) => early(page).getByRole('textbox', { name, exact: true });

/** In whole pixels. */
async function placeOf(field: Locator) {
  const box = await field.boundingBox();
  return box && [box.x, box.y, box.width, box.height].map(Math.round);
}

/** The page as at a start, without an answer of the main process to its first request. */
async function loadAgain(app: RunningApp) {
  // What a page that is reloaded has, and one of a start has not.
  await app.page.evaluate(() => {
    window.name = '';
  });
  const loading = await holdRequests(app, 'calls.list');
  await app.page.reload();
  await loading.expectAsked(1);
  return loading;
}

test(
  'the early form gives its keys to the first call, and waits for an input method',
  { tag: '@exhaustive' },
  async ({ startLive }) => {
    const app = await startLive();
    const { page } = app;
    const { keyboard } = page;
    const call = new CallScreen(page);

    await test.step('the keys before the calls have loaded are in the fields of the first call', async () => {
      const loading = await loadAgain(app);
      await expect(earlyField(page, 'Phone')).toBeFocused();
      await keyboard.type('0123456789');
      await keyboard.press('Tab');
      await keyboard.type('Amnah');
      await keyboard.press('ArrowLeft');
      await keyboard.press('ArrowLeft');
      await keyboard.press('ArrowLeft');
      await loading.letGo();
      await expect(early(page)).toHaveCount(0);
      await expect(call.field('Phone')).toHaveValue('0123456789');
      await expect(call.field('Name')).toBeFocused();
      await keyboard.type('i');
      await expect(call.field('Name')).toHaveValue('Aminah');
      await expect(call.main.getByText(/^Saved /)).toBeVisible();

      await test.step('a call that was open stays as it is: the keys are of another caller', async () => {
        const again = await loadAgain(app);
        await keyboard.type('019');
        await again.letGo();
        await expect(call.field('Phone')).toHaveValue('019');
        await expect(call.field('Phone')).toBeFocused();
        await expect(call.field('Name')).toHaveValue('');
        await keyboard.type('8');
        await expect(call.field('Phone')).toHaveValue('0198');
        await keyboard.press('Alt+1');
        await expect(call.field('Phone')).toHaveValue('0123456789');
        await expect(call.field('Name')).toHaveValue('Aminah');
      });

      await test.step('without a key, the call that was shown comes back', async () => {
        await keyboard.press('Alt+2');
        await expect(call.field('Phone')).toHaveValue('0198');
        const again = await loadAgain(app);
        await again.letGo();
        await expect(call.field('Phone')).toHaveValue('0198');
        await expect(early(page)).toHaveCount(0);
        await expect(call.field('Phone')).toBeFocused();
        await keyboard.type('7');
        await expect(call.field('Phone')).toHaveValue('01987');
      });

      await test.step('a page that is reloaded has no early form: its keys are of the call that is open', async () => {
        const again = await holdRequests(app, 'calls.list');
        await page.reload();
        await again.expectAsked(1);
        await expect(early(page)).toHaveCount(0);
        await again.letGo();
        await expect(call.field('Phone')).toBeFocused();
      });
    });

    await test.step('an input method ends its composition before the form of the call takes over', async () => {
      await call.begin();
      const method = await createInputMethod(page);

      const loading = await loadAgain(app);
      await earlyField(page, 'Name').focus();
      await method.compose('aminah');
      await loading.letGo();
      // The calls are there, and drawn behind the form.
      await expect(page.locator('#root nav').first()).toBeAttached();
      await expect(call.field('Name')).toHaveValue('');
      await method.compose('陈美');
      await expect(earlyField(page, 'Name')).toBeFocused();
      await method.commit('陈美玲');
      await expect(early(page)).toHaveCount(0);
      await expect(call.field('Name')).toHaveValue('陈美玲');
      await expect(call.field('Name')).toBeFocused();
      await page.keyboard.type('x');
      await expect(call.field('Name')).toHaveValue('陈美玲x');
    });
  },
);

test(
  'nothing typed early is lost under what lies over the call, nor where no call could begin',
  { tag: '@exhaustive' },
  async ({ startLive }) => {
    const app = await startLive();
    const { page } = app;
    const { keyboard } = page;
    const call = new CallScreen(page);

    await test.step('Tab goes on to the issue and no further, and nothing typed is lost under what lies over the call', async () => {
      const texts = ['0121112222', 'Devi', 'Kedai Devi', 'Alex', 'Till is dead'] as const;

      const loading = await loadAgain(app);
      for (const text of texts) {
        await keyboard.type(text);
        await keyboard.press('Tab');
      }
      await keyboard.type(' again');
      await loading.letGo();
      await expect(call.field('Issue')).toHaveValue('Till is dead again');
      await expect(call.field('Issue')).toBeFocused();
      for (const [at, name] of ['Phone', 'Name', 'Store name', 'Dealer or reseller'].entries())
        await expect(call.field(name)).toHaveValue(texts[at]!);

      await test.step('what lies over the call is not under the early form', async () => {
        const again = await loadAgain(app);
        await keyboard.type('0135');
        // The window behind the form is drawn, and has its shortcuts.
        await expect(page.locator('#root nav').first()).toBeAttached();
        await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
        await keyboard.press('F1');
        await expect(page.getByRole('region', { name: 'Keyboard shortcuts' })).toBeVisible();
        await expect(early(page)).toHaveCount(0);
        await keyboard.press('Escape');
        await again.letGo();
        await expect(call.field('Phone')).toHaveValue('0135');
      });

      await test.step('a page that is reloaded before the calls are there keeps them', async () => {
        const again = await loadAgain(app);
        await keyboard.type('0146');
        await page.reload();
        await again.expectAsked(2);
        await again.letGo();
        await expect(call.field('Phone')).toHaveValue('0146');
        await keyboard.press('F2');
        await expect(call.field('Phone')).toHaveValue('');
      });
    });

    await test.step('what was typed for a call that could not begin is shown, and the next new call takes it', async () => {
      await call.begin();
      const typed = call.main.getByRole('alert').filter({ hasText: 'is in no call yet' });
      await call.field('Issue').fill('The till does not start');
      await expect(call.main.getByText(/^Saved /)).toBeVisible();

      const loading = await loadAgain(app);
      const allow = await refuseRequests(app.electron, 'calls.begin', {
        kind: 'not-allowed',
        reason: 'open-call-list-full',
      });
      await keyboard.type('0198');
      await loading.letGo();
      await expect(typed).toContainText('Phone: 0198');
      await expect(call.field('Phone')).toBeFocused();
      await expect(call.field('Issue')).toHaveValue('The till does not start');
      await expect(call.field('Phone')).toHaveValue('');
      expect(await findAxeViolations(page)).toEqual([]);

      await allow();
      await keyboard.press('F2');
      await expect(call.field('Phone')).toHaveValue('0198');
      await expect(typed).toHaveCount(0);
    });
  },
);

for (const mode of ['live', 'practice'] as const)
  test(
    `the early form stands where the form of the call will, in each language: ${mode}`,
    { tag: mode === 'live' ? [] : '@exhaustive' },
    async ({ start }) => {
      const app = await start({ mode });
      const { page } = app;
      const field = page.locator('#field-phone');
      for (const [language, phone, store] of [
        ['en', 'Phone', 'Store name'],
        ['ms', 'Telefon', 'Nama kedai'],
        ['zh', '电话', '门店名称'],
      ] as const) {
        await switchLanguage(page, language);
        const loading = await loadAgain(app);
        const names = [phone, store].map((name) => earlyField(page, name));
        const issue = await placeOf(page.locator('#early-issue'));
        const before = await Promise.all(names.map(placeOf));
        await loading.letGo();
        await expect(field).toBeFocused();
        expect(before).toEqual([await placeOf(field), await placeOf(page.locator('#field-storeName'))]);
        expect(issue?.slice(0, 3)).toEqual((await placeOf(page.locator('#field-issue')))?.slice(0, 3));
      }
    },
  );

test(
  'at a first start in practice, the tour and the frame take their place before the form, in each language',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const app = await start({ isFirstRun: true });
    const { page } = app;
    const field = page.locator('#field-phone');
    for (const [language, phone] of [
      ['en', 'Phone'],
      ['ms', 'Telefon'],
      ['zh', '电话'],
    ] as const) {
      await switchLanguage(page, language);
      const loading = await loadAgain(app);
      const before = await placeOf(earlyField(page, phone));
      await loading.letGo();
      await expect(field).toBeFocused();
      await expect(page.getByRole('status').filter({ hasText: '4821' })).toBeVisible();
      expect(before).toEqual(await placeOf(field));
    }
  },
);

test(
  'keys wait for the calls and the history, and are kept if those do not come',
  { tag: '@exhaustive' },
  async ({ startLive }) => {
    const app = await startLive();
    const { electron, page } = app;
    const { keyboard } = page;
    const call = new CallScreen(page);

    await test.step('a key for another call waits for the calls, and takes nothing of what was typed before it', async () => {
      await announceCall(electron, '60173390218&name=Rohani');
      await expect(call.main.locator('[data-ringing]')).toHaveCount(1);

      await test.step('Alt+0: the call that rings, in a call of its own', async () => {
        const loading = await loadAgain(app);
        await keyboard.type('0123456789');
        await keyboard.press('Alt+0');
        await keyboard.type('Kedai Rohani');
        await expect(early(page)).toBeAttached();
        await loading.letGo();
        await expect(call.field('Store name')).toHaveValue('Kedai Rohani');
        await call.expectFields({ Phone: '017 339 0218', Name: 'Rohani' });
        await expect(call.main.locator('[data-ringing]')).toHaveCount(0);
        await keyboard.press('Alt+1');
        await call.expectFields({ Phone: '0123456789', Name: '', 'Store name': '' });
      });

      await test.step('Alt+1: the call that was open, as it was', async () => {
        const loading = await loadAgain(app);
        await keyboard.type('0199');
        await keyboard.press('Alt+1');
        await keyboard.type('0');
        await loading.letGo();
        await expect(call.field('Phone')).toHaveValue('01234567890');
        await keyboard.press('Alt+3');
        await expect(call.field('Phone')).toHaveValue('0199');
      });
    });

    await test.step('keys are taken for as long as the history takes to open, and kept if it does not', async () => {
      await call.begin();
      const loading = await loadAgain(app);
      await expect(page.getByText('Opening the history')).toBeVisible();
      await keyboard.type('017');
      await loading.letGo();
      await expect(call.field('Phone')).toHaveValue('017');

      const allow = await refuseRequests(app.electron, 'calls.list', {
        kind: 'database',
        errorCode: 'failed',
        detail: 'test',
      });
      const again = await loadAgain(app);
      await keyboard.type('0198');
      await again.letGo();
      await expect(early(page)).toHaveCount(0);
      await expect(page.getByRole('alert').filter({ hasText: 'is in no call yet' })).toContainText(
        'Phone: 0198',
      );
      await allow();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(call.field('Phone')).toHaveValue('0198');
    });
  },
);

test('keys are in the call that were typed before the rest of the main process was loaded', async ({
  start,
}) => {
  // Main's second script waits, as on a slow disk.
  const programFolder = patchApp(
    'late-helpdesk',
    /await page\.parsed;/,
    'await page.parsed; await new Promise((go) => { globalThis.loadRest = go; });',
  );
  try {
    const { electron, page } = await start({ mode: 'practice', programFolder, hasForm: false });
    const call = new CallScreen(page);
    await expect(earlyField(page, 'Phone')).toBeFocused();
    await page.keyboard.type('0123456789');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Aminah');
    await expect(early(page)).toBeAttached();
    await electron.evaluate(() => (Reflect.get(globalThis, 'loadRest') as () => void)());
    await call.expectFields({ Phone: '0123456789', Name: 'Aminah' });
    await expect(call.field('Name')).toBeFocused();
    await expect(early(page)).toHaveCount(0);
  } finally {
    await rm(programFolder, { recursive: true, force: true });
  }
});
