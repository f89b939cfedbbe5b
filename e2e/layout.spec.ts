import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { en, ms, zh } from '../src-renderer/messages/catalogues';
import { findCoveredControls } from './fixtures/layout-faults';
import { openCallLink, ringingCallLink } from './fixtures/announce-call';
import { promiseCallback } from './fixtures/promise-callback';
import { expect, test } from './fixtures/test';
import { saveWindowPicture } from './fixtures/save-window-picture';
import { switchLanguage } from './fixtures/window-language';
import { resizeWindow, zoomWindow } from './fixtures/window-size';
import { CallScreen, textFields, type TypedCall } from './pages/call-screen';

const optional = new Set(['Store name', 'Dealer or reseller', 'Email', 'Remark']);
const mandatory = textFields.filter((name) => !optional.has(name));

// A whole screen of 1366 × 768, and what remains of it below a title bar and above a task bar.
const sizes = [
  { width: 1366, height: 768 },
  { width: 1366, height: 690 },
] as const;

for (const mode of ['practice', 'live'] as const) {
  // In practice, the simulated problems take a line more.
  const tag = mode === 'practice' ? [] : '@exhaustive';
  test(`in ${mode} no mandatory field and no button to send needs scrolling`, { tag }, async ({ start }) => {
    const { electron, page } = await start({ mode, apiUrl: 'http://127.0.0.1:9/' });
    const call = new CallScreen(page);
    const expectAllInSight = async () => {
      for (const name of mandatory) await expect(call.field(name), name).toBeInViewport({ ratio: 1 });
      await expect(call.group('Service')).toBeInViewport({ ratio: 1 });
      await expect(call.group('Priority')).toBeInViewport({ ratio: 1 });
      await expect(call.field('SMS updates')).toBeInViewport({ ratio: 1 });
      await expect(call.send).toBeInViewport({ ratio: 1 });
    };
    for (const { width, height } of sizes) {
      await test.step(`${width} × ${height}`, async () => {
        await resizeWindow(electron, width, height);
        await expect
          .poll(() => page.evaluate(() => [window.innerWidth, window.innerHeight]))
          .toEqual([width, height]);
        await expectAllInSight();
        await call.fill({ Name: 'Aminah' });
        const readBack = call.main.getByRole('region', { name: 'Read back' });
        const room = await readBack.evaluate((strip) => strip.clientHeight);
        await page.keyboard.press('F9');
        await expect(call.main.getByRole('heading', { name: 'Not sent: still missing' })).toBeVisible();
        expect(await readBack.evaluate((strip) => strip.clientHeight)).toBe(room);
        await expectAllInSight();
        const isCut = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
        expect(isCut).toBe(false);
      });
    }
    await resizeWindow(electron, 1366, 768);
    await expect.poll(() => page.evaluate(() => window.innerHeight)).toBe(768);

    await test.step('the sheet stays where it is, whatever is said of the pin, and no mark is cut', async () => {
      const before = await topsOf(page);
      for (const [text, change] of pinNotes) {
        await call.fill(change);
        await page.keyboard.press('Tab');
        await expect(call.main.getByText(text)).toBeVisible();
        expect(await topsOf(page), text).toEqual(before);
        await expect.poll(() => cutLabels(page), text).toEqual([]);
      }
    });

    await test.step('all that is to be read back is in sight beside a call that is ready', async () => {
      await call.fillExample();
      const sentences = page.getByRole('region', { name: 'Read back' }).getByRole('listitem');
      await expect(sentences).toHaveCount(8);
      for (const sentence of await sentences.all()) await expect(sentence).toBeInViewport({ ratio: 1 });
      await expect(call.send).toBeInViewport({ ratio: 1 });
    });
  });
}

/** From a short note to the longest, each with the text that produces it. */
const pinNotes: readonly (readonly [text: string, TypedCall])[] = [
  ['Paste coordinates, a map link or a Plus Code into either field.', { Address: 'Kedai Maju' }],
  ['Paste a map link or coordinates, or use:', { Address: '12, Jalan Besar, 43000 Kajang' }],
  ['Paste a map link or coordinates, or use:', { Address: '81450 Telok Panglima Garang, Selangor' }],
  ['The pin is in Kuala Lumpur.', { State: 'Johor', Longitude: '101.7122', Latitude: '3.1573' }],
  [
    'The pin is 31 km from 43000 Kajang.',
    { Address: '43000 Kajang', State: 'Selangor', Longitude: '101.5183', Latitude: '3.0738' },
  ],
  ['Latitude and longitude look swapped.', { Latitude: '101.7122', Longitude: '3.1573' }],
  [
    'A short link of Google Maps: open it in a browser',
    { Longitude: '', Latitude: 'https://maps.app.goo.gl/AbCdEf123' },
  ],
  ['A shortened link: open it in a browser', { Longitude: '', Latitude: 'https://bit.ly/3AbCdEf' }],
  [
    'No coordinates in this Baidu Maps link: open it in a browser',
    { Latitude: 'https://map.baidu.com/?uid=abc123' },
  ],
];

/** The top of each field, in pixels. */
function topsOf(page: Page): Promise<Record<string, number>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('[id^="field-"]')].map((field) => [
        field.id,
        Math.round(field.getBoundingClientRect().top),
      ]),
    ),
  );
}

/** The marks and notes next to the location and SMS labels whose text is cut. */
function cutLabels(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    ['address', 'state', 'latitude', 'longitude', 'isReceiveSms']
      .map((name) => document.getElementById(`note-${name}`)?.parentElement ?? null)
      .flatMap((line) => (line === null ? [] : [...line.querySelectorAll('*')]))
      .filter((part) => part.scrollWidth > part.clientWidth && part.clientWidth > 0)
      .map((part) => part.textContent),
  );
}

test(
  'what is typed, ended and parked moves, covers and cuts nothing',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);

    await test.step('a line of 150 characters in quick entry is seen whole, while it is typed and when it was read, and moves no field', async () => {
      await resizeWindow(electron, 1366, 740);
      await expect.poll(() => page.evaluate(() => window.innerHeight)).toBe(740);
      const line = call.field('Quick entry');
      const text =
        'Siti Aminah 012-345 6789 Siti Bakery printer resit tak keluar kertas dah restart tiga kali, 12 Jalan Besar, Taman Maju, 43000 Kajang, tolong datang esok';
      const hidden = () =>
        line.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          Math.max(scrollWidth - clientWidth, scrollHeight - clientHeight),
        );
      const before = await topsOf(page);
      await line.focus();
      const height = await line.evaluate((field) => field.clientHeight);
      await page.keyboard.insertText(text.slice(0, -'datang esok'.length));
      await page.keyboard.type('datang esok');
      expect(await hidden()).toBeLessThanOrEqual(0);
      expect(await line.evaluate((field) => field.clientHeight)).toBeGreaterThan(height);
      expect(await topsOf(page)).toEqual(before);
      await page.keyboard.press('Enter');
      await expect(call.field('Phone')).toHaveValue('012-345 6789');
      await expect(line).toBeFocused();
      expect(await hidden(), 'compared with the fields, once it has filled them').toBeLessThanOrEqual(0);
      expect(await findCoveredControls(page)).toEqual([]);
      await page.keyboard.press('Tab');
      expect(await hidden()).toBeLessThanOrEqual(0);
      expect(await findCoveredControls(page)).toEqual([]);
      expect(await topsOf(page)).toEqual(before);
    });

    await test.step('the case number of a due callback is whole, and a discarded call beside it cuts no tab', async () => {
      const tabs = page.locator('main nav > button');
      for (const name of ['Rohani binti Ahmad', 'Siti Nurhaliza', 'Mr Tan Chee Keong']) {
        await call.begin();
        await call.field('Name').fill(name);
      }
      await promiseCallback(page, '60120004821', '');
      const number = page.getByRole('status').getByText(/^STOREHUB/);
      await expect(number).toBeVisible();
      const getCut = () => number.evaluate((text) => text.scrollWidth - text.clientWidth);
      expect(await getCut(), 'beside the calls').toBeLessThanOrEqual(0);
      await call.main.getByRole('button', { name: 'Discard' }).click();
      await expect(call.main.getByText('Mr Tan Chee Keong was discarded.')).toBeVisible();
      expect(
        await tabs.evaluateAll((all) => {
          const row = all[0]?.parentElement;
          return (row?.scrollWidth ?? 1) - (row?.clientWidth ?? 0);
        }),
        'tabs out of the row',
      ).toBeLessThanOrEqual(0);
      await zoomWindow(electron, page, 2);
      await expect.poll(getCut, 'at 200 %').toBeLessThanOrEqual(0);
      await zoomWindow(electron, page, 1);
      await page.getByRole('status').getByRole('button', { name: 'Dismiss' }).click();
      await expect(number).toHaveCount(0);
    });

    await test.step('the name of an ending and its Undo stand side by side, in every language and at 200 %', async () => {
      await call.begin();
      await resizeWindow(electron, 1366, 768);
      await call.field('Name').fill('Nobody');
      const panel = page.locator('aside[data-kind=recorded]');
      const findOverlap = () =>
        panel.evaluate((aside) => {
          const [name, undo] = [aside.querySelector('[data-size=large]'), aside.querySelector('button')];
          if (name === null || undo === null) return 'the name or Undo is not there';
          const text = document.createRange();
          text.selectNodeContents(name);
          const over = text.getBoundingClientRect().right - undo.getBoundingClientRect().left;
          return over > 0 ? `${name.textContent} goes ${over} px over ${undo.textContent}` : null;
        });
      for (const language of ['en', 'ms', 'zh'] as const) {
        await switchLanguage(page, language);
        await page.keyboard.press('Control+F2');
        await page.keyboard.press('4');
        await expect(panel).toBeVisible();
        for (const zoom of [2, 1]) {
          await zoomWindow(electron, page, zoom);
          await expect.poll(findOverlap, `${language} at ${zoom}`).toBeNull();
        }
        await page.keyboard.press('F5');
        await expect(panel).toBeHidden();
      }
    });

    await test.step('the tab of the call at hand stays in sight when the window is narrowed and when another language widens the tabs', async () => {
      await switchLanguage(page, 'en');
      await call.begin();
      await resizeWindow(electron, 1366, 768);
      for (let number = 1; number <= 7; number += 1) {
        await call.field('Name').fill(`Caller ${number}`);
        await page.keyboard.press('F6');
        await expect(call.field('Name')).toHaveValue('');
      }
      await call.field('Name').fill('The call at hand');
      const tabs = page.getByRole('navigation', { name: 'Open calls' });
      const atHand = page.locator('nav > [aria-current=true]').filter({ hasText: 'The call at hand' });
      await expect(atHand).toBeInViewport({ ratio: 0.95 });
      await resizeWindow(electron, 960, 600);
      await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(960);
      await expect(tabs).toBeVisible();
      await expect(atHand).toBeInViewport({ ratio: 0.95 });
      await switchLanguage(page, 'ms');
      await expect(page.getByRole('navigation', { name: ms.calls.strip })).toContainText(ms.calls.parked);
      await expect(atHand).toBeInViewport({ ratio: 0.95 });
    });
  },
);

test(
  'the marks and sentences of a long call are seen whole in every language',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice', systemLanguage: 'ms_MY' });
    await resizeWindow(electron, 1366, 768);

    await test.step('in a long call in Malay the sentences to confirm are in sight, each once the one before is confirmed', async () => {
      const strip = page.getByRole('region', { name: ms.callPanel.readBack });
      const toConfirm = strip.getByRole('listitem').filter({ hasText: ms.provenance.inferred });
      const fill = async (field: string, text: string) => {
        await page.locator(`#field-${field}`).fill(text);
        await page.keyboard.press('Tab');
      };
      await fill('phone', '017 339 0218');
      await fill('name', 'Puan Hajah Rohani binti Abdul Rahman');
      await fill('storeName', 'Kopi Pagi Jonker Walk Sdn Bhd');
      await fill(
        'issue',
        'Pencetak resit di kaunter depan tidak mencetak sejak semalam, lampu merah berkelip; '.repeat(4),
      );
      await fill(
        'address',
        'No. 12A, Tingkat Bawah, Jalan Perindustrian Bukit Serdang 7/3, 43300 Seri Kembangan',
      );
      await expect(page.locator('button').filter({ hasText: '43300 Seri Kembangan' })).toBeVisible();
      await page.locator('#field-latitude').focus();
      await page.keyboard.press('Enter');
      await fill('email', 'rohani.abdulrahman@kopipagijonker.com.my');
      await page.locator('#field-serviceId').getByRole('radio').first().press('1');
      const isTooLow = () => strip.evaluate((part) => part.scrollHeight > part.clientHeight + 40);
      const sentences = strip.locator('[data-mark] > span');
      for (const key of ['Tab', 'F8']) {
        await page.keyboard.press(key);
        await expect.poll(isTooLow, key).toBe(true);
        await expect(toConfirm, key).toHaveCount(2);
        const shown = key === 'F8' ? sentences : toConfirm;
        await expect(shown.first(), key).toBeInViewport({ ratio: 1 });
      }
      for (const digit of [1, 2, 3, 4]) {
        await sentences.nth(digit - 1).scrollIntoViewIfNeeded();
        await page.keyboard.press(String(digit));
        // The next one to confirm comes into sight with the mark.
        await expect(strip.locator('[data-mark]').nth(digit - 1)).toHaveAttribute('data-mark', 'confirmed');
      }
      await expect(toConfirm.first()).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('5');
      await expect(toConfirm).toHaveCount(1);
      await expect(toConfirm).toBeInViewport({ ratio: 1 });
    });

    await test.step('in every language the marks of what the app filled are written out', async () => {
      for (const [language, { fields, callScreen }] of [
        ['en', en],
        ['ms', ms],
        ['zh', zh],
      ] as const) {
        await switchLanguage(page, language);
        await expect(page.locator('label[for=field-phone]')).toHaveText(fields.phone);
        await page.keyboard.press('F2');
        await expect(page.locator('#field-address')).toHaveValue('');
        await expect(page.locator('#field-phone')).toBeFocused();
        await page.locator('#field-phone').fill('03-2161 1234');
        await page.locator('#field-address').fill('12, Jalan Raya, Seri Kembangan');
        // Once the town is suggested, the map data are loaded.
        await expect(page.locator('button').filter({ hasText: 'Seri Kembangan' }), language).toBeVisible();
        await page.locator('#field-latitude').focus();
        await page.keyboard.press('Enter');
        await expect(page.locator('#note-state'), language).toContainText(callScreen.filledBy.town);
        await expect(page.locator('#note-isReceiveSms'), language).toContainText(
          callScreen.filledBy.landline,
        );
        await expect.poll(() => cutLabels(page), language).toEqual([]);
        await page.locator('#field-phone').fill('1-300-88-2525');
        await page.locator('#field-address').fill('12, Jalan Raya, 81100 Johor Bahru');
        await page.keyboard.press('Tab');
        await expect(page.locator('#note-state'), language).toContainText(callScreen.filledBy.postcode);
        await expect(page.locator('#note-isReceiveSms'), language).toContainText(
          callScreen.filledBy['toll-free'],
        );
        await expect.poll(() => cutLabels(page), language).toEqual([]);
      }
    });
  },
);

test(
  'who is calling and who is to be called back is seen whole, and covers nothing',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);
    await resizeWindow(electron, 1366, 768);

    await test.step('in a zoomed window the question of Send, its result and who is calling come into sight, and the caret stays', async () => {
      const ring = page.locator('[data-ringing] > b', { hasText: '017 339 0218' });
      for (const factor of [2, 4]) {
        await test.step(`${factor * 100} %`, async () => {
          await zoomWindow(electron, page, factor);
          await call.begin();
          await call.fillExample({ Address: '12, Jalan Besar, 50450 Johor Bahru' });
          for (const press of ['first', 'second']) {
            await call.field('Address').focus();
            await page.keyboard.press('F9');
            const question = call.main.getByText('Not sent yet: is this right?');
            await expect(question, press).toBeInViewport({ ratio: 1 });
            await expect(call.main.getByRole('button', { name: /^Send anyway/ }), press).toBeInViewport();
            await expect(call.field('Address'), press).toBeFocused();
          }
          await page.keyboard.press('Control+F9');
          await expect(call.caseNumber).toBeInViewport({ ratio: 0.99 });
          if (factor === 2) await expect(call.outcome.getByText('Created', { exact: true })).toBeInViewport();

          await call.begin();
          await call.field('Remark').focus();
          await openCallLink(electron, ringingCallLink);
          await expect(ring).toBeInViewport({ ratio: 0.95 });
          await expect(page.getByRole('button', { name: /^Answer here/ })).toBeInViewport({ ratio: 0.95 });
          await page.keyboard.type('still typing');
          await expect(call.field('Remark')).toHaveValue('still typing');
          for (const name of ['Remark', 'Issue', 'Name']) {
            await call.field(name).focus();
            await expect(ring, name).toBeInViewport({ ratio: 0.95 });
            await expect(call.field(name), name).toBeInViewport();
            const id = (await call.field(name).getAttribute('id')) ?? '';
            const listOver = async () =>
              (await findCoveredControls(page)).filter((covered) => covered.includes(`${id} by`));
            await expect.poll(listOver, name).toEqual([]);
          }
          await call.field('Remark').focus();
          await page
            .locator('[data-ringing]')
            .getByRole('button', { name: /^Dismiss/ })
            .click();
          await expect(ring).toHaveCount(0);
          await call.field('Remark').fill('');
        });
      }
    });

    await test.step('who is to be called back and who is calling stand beside the open calls, whole, and cover nothing', async () => {
      await zoomWindow(electron, page, 1);
      await setDueReminder(page);
      const reminder = page.getByRole('status').filter({ hasText: 'about the till' });
      await expect(reminder).toBeVisible();
      const inEachLanguage = async (check: (language: string) => Promise<void>) => {
        for (const language of ['ms', 'zh', 'en'] as const) {
          await switchLanguage(page, language);
          await check(language);
        }
      };
      await inEachLanguage(async (language) => {
        const texts = await reminder.locator('b, span').all();
        for (const text of texts)
          expect
            .soft(await text.evaluate((box) => box.scrollWidth - box.clientWidth), language)
            .toBeLessThan(2);
      });

      await test.step('also while the telephone rings', async () => {
        await openCallLink(electron, ringingCallLink);
        await expect(page.getByText('Incoming: 017 339 0218')).toBeVisible();
        await inEachLanguage(async (language) => {
          const buttons = page.locator('main:not([hidden]) > div').first().locator(':not(nav) > button');
          await expect(buttons).toHaveCount(5);
          for (const button of await buttons.all())
            await expect.soft(button, language).toBeInViewport({ ratio: 1 });
          await expect.poll(() => findCoveredControls(page), language).toEqual([]);
        });
      });
    });
  },
);

test(
  'in a zoomed window what has the caret and what a key opens is seen',
  { tag: '@exhaustive' },
  async ({ start }, { outputDir }) => {
    const { electron, page } = await start({ mode: 'practice' });
    const call = new CallScreen(page);

    await test.step('each field is seen with its label as the caret comes to it, and the caller found stands by Phone', async () => {
      await resizeWindow(electron, 1366, 740);
      await call.fillExample({ Phone: '013-777 0123', Name: 'Tan Siew Ling', 'Store name': 'Kopi Pagi' });
      await page.keyboard.press('F9');
      await call.expectOutcome('Created');
      const found = call.main.locator('[data-found-caller]');
      for (const factor of [2, 4]) {
        await test.step(`${factor * 100} %`, async () => {
          await zoomWindow(electron, page, factor);
          await call.begin();
          await expect(found).toHaveCount(0);
          await page.keyboard.type('0137770123');
          await expect(found.getByText('Tan Siew Ling · Kopi Pagi')).toBeInViewport({ ratio: 1 });
          await expect(found.getByRole('button', { name: /^Fill in/ })).toBeInViewport({ ratio: 1 });
          await expect(call.field('Phone')).toBeInViewport({ ratio: 1 });
          const walk = async (names: readonly string[], key: string) => {
            for (const name of names) {
              const field = call.field(name);
              while (!(await field.evaluate((element) => element === document.activeElement)))
                await page.keyboard.press(key);
              const label = page.locator(`label[for=${await field.getAttribute('id')}]`);
              // A hair of its border may be beyond the last whole pixel.
              await expect.soft(field, `${key}, ${name}`).toBeInViewport({ ratio: 0.99 });
              await expect.soft(label, `${key}, label of ${name}`).toBeInViewport({ ratio: 0.99 });
            }
          };
          await walk(textFields, 'Tab');
          await walk(textFields.toReversed(), 'Shift+Tab');
          await page.keyboard.press('F4');
          await expect(call.field('Name')).toHaveValue('Tan Siew Ling');
          await saveWindowPicture(electron, join(outputDir, `found-caller-${factor}.png`));
        });
      }
    });

    await test.step('what a key opens comes into sight: ways to end a call, initials, the number dialled', async () => {
      await zoomWindow(electron, page, 1);
      await resizeWindow(electron, 1366, 768);
      for (const factor of [2, 4]) {
        await test.step(`${factor * 100} %`, async () => {
          await zoomWindow(electron, page, factor);
          await call.begin();
          await call.field('Phone').fill('012-345 6789');
          await page.keyboard.press('Control+F6');
          await expect(page.getByText(/^Practice dials nothing/)).toBeInViewport({ ratio: 1 });
          await expect(call.field('Phone')).toBeFocused();
          await page.keyboard.press('Escape');

          await call.field('Remark').focus();
          await page.keyboard.press('Control+F3');
          await expect(page.getByLabel(en.agent.initials)).toBeInViewport({ ratio: 1 });
          await page.keyboard.press('Escape');
          await expect(call.field('Remark')).toBeFocused();

          await call.field('Phone').focus();
          await page.keyboard.press('Control+F2');
          for (const kind of ['Asked about a case', 'Complaint'])
            await expect(call.main.getByRole('button', { name: new RegExp(`^\\d ${kind}`) })).toBeInViewport({
              ratio: 1,
            });
          await expect(call.field('Phone')).toBeFocused();
          await page.keyboard.press('3');
          await expect(call.outcome.getByText('Complaint', { exact: true })).toBeInViewport({ ratio: 1 });
        });
      }
    });
  },
);

/** Uses the bridge, since the form accepts no past time. */
async function setDueReminder(page: Page): Promise<void> {
  const reminder = { ticketId: 1, text: 'about the till', dueAtMs: Date.now() - 60_000 };
  await page.evaluate(`window.helpdesk.ask['reminders.set'](${JSON.stringify(reminder)})`);
}
