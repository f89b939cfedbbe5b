import { recordAnnouncements } from './fixtures/heard-announcements';
import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('a key that can do nothing says so each time, in one polite and atomic region', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  await call.begin();
  const heard = await recordAnnouncements(page);
  await page.keyboard.press('Control+F10');
  const sentence = 'Ctrl+F10: No known incident and no similar calls.';
  await expect.poll(heard.read).toEqual([sentence]);
  await page.keyboard.press('Control+F10');
  await expect.poll(heard.read).toEqual([sentence, sentence]);
  const devtools = await page.context().newCDPSession(page);
  const readRegion = async () => {
    // Its text goes after three seconds: said again, it is there by the next look at the latest.
    await page.keyboard.press('Control+F10');
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const text = nodes.find(
      ({ role, name }) => role?.value === 'StaticText' && String(name?.value).trim() === sentence,
    );
    const region = nodes.find(({ nodeId }) => nodeId === text?.parentId);
    return Object.fromEntries(region?.properties?.map(({ name, value }) => [name, value.value]) ?? []);
  };
  await expect.poll(readRegion).toMatchObject({ live: 'polite', atomic: true });
});
