import { expect, test } from './fixtures/test';
import { recordAnnouncements } from './fixtures/heard-announcements';
import { CallScreen } from './pages/call-screen';

test('a listener hears what Enter uses as the pin, how exact it is, and what is wrong with it', async ({
  start,
}) => {
  const { page } = await start({ mode: 'practice' });
  const { keyboard } = page;
  const call = new CallScreen(page);
  const heard = await recordAnnouncements(page);
  const latitude = call.field('Latitude');
  await call.fill({ Phone: '0123456789', Address: '7 Jalan Semenyih, 43000 Kajang' });
  await latitude.focus();
  await expect(latitude).toHaveAccessibleDescription(/ Enter: 43000 Kajang, about \d+ km\.$/);
  await expect(call.field('Longitude')).toHaveAccessibleDescription(/ Enter: 43000 Kajang, about \d+ km\.$/);

  await heard.clear();
  await keyboard.press('Enter');
  await expect(latitude).not.toHaveValue('');
  await expect.poll(heard.read).toEqual([expect.stringMatching(/^Centre of 43000, .*, about \d+ km\.$/)]);

  await test.step('a pin that is set on the map', async () => {
    await keyboard.press('Control+m');
    await expect(call.main.getByRole('application', { name: 'Map' })).toBeFocused();
    await keyboard.press('ArrowUp');
    await heard.clear();
    await keyboard.press('Enter');
    await expect(latitude).toBeFocused();
    await expect
      .poll(heard.read)
      .toEqual([expect.stringMatching(/^From the map, .*, (?:about|within) \d+ k?m\.$/)]);
  });

  await test.step('an address that changes afterwards', async () => {
    await call.fill({ Address: '7 Jalan Semenyih Baharu, 43000 Kajang' });
    await latitude.focus();
    await expect(latitude).toHaveAccessibleDescription(
      /^Address changed: check the pin\. Enter: Still right\./,
    );
    await heard.clear();
    await keyboard.press('Enter');
    await expect
      .poll(heard.read)
      .toEqual([expect.stringMatching(/^From the map, .*, (?:about|within) \d+ k?m\.$/)]);
  });

  await test.step('coordinates that are swapped', async () => {
    await call.fill({ Latitude: '101.7907', Longitude: '2.9927' });
    await latitude.focus();
    await expect(latitude).toHaveAccessibleDescription(
      /Latitude and longitude look swapped\. Enter: Swap them\.$/,
    );
    await heard.clear();
    await keyboard.press('Enter');
    await expect(latitude).toHaveValue('2.9927');
    await expect.poll(heard.read).toEqual([expect.stringMatching(/^Typed, .*, exact\.$/)]);
  });
});

test(
  'no sentence is confirmed behind F8 without being heard, and each key says what comes next',
  { tag: '@exhaustive' },
  async ({ start }) => {
    const { page } = await start({ mode: 'practice' });
    const { keyboard } = page;
    const call = new CallScreen(page);
    const strip = call.main.getByRole('region', { name: 'Read back' });
    const heard = await recordAnnouncements(page);
    await call.fillExample({ 'Store name': 'Kedai Harapan', Latitude: '', Longitude: '', Email: '' });
    await expect(strip.locator('[data-mark]')).toHaveCount(5);

    await keyboard.press('F8');
    await expect.poll(heard.read).toEqual(['1 of 5: Your number is 012 345 6789.']);
    await heard.clear();
    await keyboard.press('2');
    const second = 'I am speaking with Ahmad Ibrahim from Kedai Harapan.';
    await expect.poll(heard.read).toEqual([`Confirmed: 2: ${second} 1 of 5: Your number is 012 345 6789.`]);
    await heard.clear();
    await keyboard.press('1');
    await expect.poll(heard.read).toEqual([expect.stringMatching(/^3 of 5: /)]);

    await test.step('a mark that is pressed, and taken back', async () => {
      await heard.clear();
      await strip.getByRole('button', { name: /confirmed 2\. / }).click();
      await expect.poll(heard.read).toEqual([`2 of 5: ${second}`]);
      await heard.clear();
      await strip.getByRole('button', { name: / 4\. / }).click();
      await expect.poll(heard.read).toEqual([expect.stringMatching(/^Confirmed: 4: .* 2 of 5: /)]);
      await keyboard.press('2');
      await expect.poll(heard.read).toContainEqual(expect.stringMatching(/^3 of 5: /));
      await heard.clear();
    });

    await test.step('on a slow PC, which draws the sentences late, none of before is heard as the next one', async () => {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 20 });
      await keyboard.press('Enter');
      await expect(strip.locator('[data-mark]:not([data-mark=confirmed])')).toHaveCount(0);
      await expect.poll(heard.read).toEqual([expect.stringMatching(/^Confirmed: 5: .* All confirmed$/)]);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    });

    await test.step('Enter once more says that nothing is left', async () => {
      await heard.clear();
      await keyboard.press('Enter');
      await expect.poll(heard.read).toEqual(['All confirmed']);
    });

    await test.step('the sentences have the language of the caller', async () => {
      await keyboard.press('Control+l');
      await expect.poll(heard.read).toContainEqual(expect.stringContaining('The caller’s language: '));
      await call.fill({ Issue: 'printer offline' });
      await heard.clear();
      await keyboard.press('F8');
      await expect.poll(heard.read).toContainEqual(expect.stringMatching(/^3 of 5: /));
      expect(await heard.readForeign()).toContainEqual(expect.stringMatching(/^ms-MY: .*printer offline/));
      await heard.clear();
      await keyboard.press('Control+l');
      await expect.poll(heard.readForeign).toContainEqual(expect.stringMatching(/^zh-CN: .*printer offline/));
      expect((await heard.read()).join(' ')).toMatch(/^The caller’s language: 中文 \(Chinese\)\.? 3 of 5: /);
    });
  },
);
