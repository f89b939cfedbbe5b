import type { Locator, Page } from '@playwright/test';

export type ScreenName = 'Call' | 'History' | 'Outbox' | 'Ring back' | 'Settings';

/** Goes to a screen by its place in the rail, whatever is counted beside it. */
export async function goTo(page: Page, screen: ScreenName): Promise<Locator> {
  const rail = page.getByRole('navigation', { name: 'Screens' });
  await rail.getByRole('button', { name: new RegExp(`^${screen}`) }).click();
  const main = page.getByRole('main', { name: screen, exact: true });
  await main.waitFor();
  return main;
}
