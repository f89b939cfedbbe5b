import { expect, test } from './fixtures/test';
import { CallScreen } from './pages/call-screen';

test('the pin is set on the map by the keyboard alone, and by the mouse', async ({ start }) => {
  const { page } = await start({ mode: 'practice' });
  const call = new CallScreen(page);
  const map = page.getByRole('application', { name: 'Map of Malaysia with a crosshair' });

  await test.step('the pin is set on the map by the keyboard alone: opened by its key, arrows, zoom, Enter, Escape', async () => {
    const keys = page.keyboard;
    await call.fill({ Address: '12, Jalan Besar, 43000 Kajang' });
    await keys.press('Tab');
    // The towns load after the window.
    await expect(call.field('State')).toHaveValue('Selangor');
    await call.field('Latitude').focus();

    await test.step('opened at the town of the postcode; opening sets no pin, and Escape leaves all as it was', async () => {
      await keys.press('Control+m');
      await expect(map).toBeFocused();
      await expect(page.getByText(/near Kajang/)).toBeVisible();
      await keys.press('Escape');
      await expect(map).toBeHidden();
      await expect(call.field('Latitude')).toBeFocused();
      await call.expectFields({ Latitude: '', Longitude: '' });
    });

    await test.step('Enter on the map as it opened takes the centre of the postcode as what it is, and an exact pin stays exact', async () => {
      await keys.press('Control+m');
      await expect(map).toBeFocused();
      await keys.press('Enter');
      await expect(map).toBeHidden();
      await expect(call.main.getByText(/^Centre of 43000, .*about \d+ km\./)).toBeVisible();
      await call.fill({ Latitude: '2.99312', Longitude: '101.78745' });
      await expect(call.main.getByText(/^Typed, .*exact\./)).toBeVisible();
      await keys.press('Control+m');
      await expect(map).toBeFocused();
      await keys.press('Enter');
      await expect(map).toBeHidden();
      await expect(call.main.getByText(/^Typed, .*exact\./)).toBeVisible();
      await call.expectFields({ Latitude: '2.99312', Longitude: '101.78745' });
      await call.fill({ Latitude: '', Longitude: '' });
      await call.field('Latitude').focus();
    });

    const near =
      await test.step('arrows move the cross-hair, Enter sets it with a radius that fits', async () => {
        await keys.press('Control+m');
        await expect(map).toBeFocused();
        await keys.press('ArrowUp');
        await keys.press('ArrowRight');
        await keys.press('Enter');
        await expect(map).toBeHidden();
        await expect(call.field('Latitude')).toBeFocused();
        await expect(call.main.getByText(/^From the map, .*about 1 km\./)).toBeVisible();
        return pinOf(call);
      });
    expect(near.latitude).toBeGreaterThan(2.99);
    expect(near.longitude).toBeGreaterThan(101.78);

    await test.step('from farther away the doubt is larger, and F5 brings the better pin back', async () => {
      await keys.press('Control+m');
      await expect(map).toBeFocused();
      for (let step = 0; step < 4; step += 1) await keys.press('-');
      await keys.press('ArrowUp');
      await keys.press('Enter');
      await expect(call.main.getByText(/^From the map, .*about \d\d km\./)).toBeVisible();
      await keys.press('F5');
      await expect(call.main.getByText(/^From the map, .*about 1 km\./)).toBeVisible();
      expect(await pinOf(call)).toEqual(near);
    });

    await test.step('another address makes it stale, and the map does not move it', async () => {
      await call.fill({ Address: '3, Jalan Gaya, 88000 Kota Kinabalu' });
      await expect(call.main.getByText('Address changed: check the pin.')).toBeVisible();
      await keys.press('Control+m');
      await expect(map).toBeFocused();
      expect(await pinOf(call)).toEqual(near);
    });

    await test.step('Enter there says that it is still right, and F5 undoes that and no fill before', async () => {
      await keys.press('Escape');
      await call.fill({ Address: '14, Jalan Besar, 43000 Kajang' });
      await call.field('Latitude').focus();
      await expect(call.field('State')).toHaveValue('Selangor');
      await expect(call.main.getByText('Address changed: check the pin.')).toBeVisible();
      await keys.press('Control+m');
      await expect(map).toBeFocused();
      await keys.press('Enter');
      await expect(call.main.getByText('Address changed: check the pin.')).toBeHidden();
      await keys.press('F5');
      await expect(call.main.getByText('Address changed: check the pin.')).toBeVisible();
      expect(await pinOf(call)).toEqual(near);
    });
  });

  await test.step('a click sets the pin and leaves the map open; dragging and the wheel move the map alone', async () => {
    await call.begin();
    await call.button('Map').click();
    await expect(map).toBeFocused();
    await map.hover({ position: { x: 400, y: 120 } });
    await page.mouse.wheel(0, -100);
    await page.mouse.down();
    await page.mouse.move(300, 200, { steps: 4 });
    await page.mouse.up();
    await call.expectFields({ Latitude: '', Longitude: '' });
    await map.click({ position: { x: 200, y: 120 } });
    await expect(page.getByText(/^Pin set, /)).toBeVisible();
    await expect(call.field('Latitude')).toHaveValue(/^\d\.\d+$/);
    await expect(map).toBeVisible();
    // Escape closes the topmost layer, wherever the caret is.
    await call.field('Address').focus();
    await page.keyboard.press('Escape');
    await expect(map).toBeHidden();
  });
});

async function pinOf(call: CallScreen): Promise<{ latitude: number; longitude: number }> {
  return {
    latitude: Number(await call.field('Latitude').inputValue()),
    longitude: Number(await call.field('Longitude').inputValue()),
  };
}
