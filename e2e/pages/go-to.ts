import type { Locator, Page } from '@playwright/test';

export type ScreenName = 'Call' | 'History' | 'Outbox' | 'Callbacks' | 'Settings';

/** Opens a screen from the rail, whatever count stands next to its name. */
export async function goTo(page: Page, screen: ScreenName): Promise<Locator> {
  const rail = page.getByRole('navigation', { name: 'Screens' });
  await rail.getByRole('button', { name: new RegExp(`^${screen}(?![a-z])`) }).click();
  const main = page.getByRole('main', { name: screen, exact: true });
  await main.waitFor();
  return main;
}
