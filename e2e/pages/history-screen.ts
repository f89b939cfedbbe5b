import type { Locator, Page } from '@playwright/test';

/** Every ticket this PC knows, and one of them whole. */
export class HistoryScreen {
  readonly page: Page;
  readonly find: Locator;
  readonly rows: Locator;
  readonly ticket: Locator;

  constructor(page: Page) {
    this.page = page;
    this.find = page.getByLabel('Find in the history', { exact: true });
    this.rows = page.getByRole('listbox', { name: 'History' }).getByRole('option');
    this.ticket = page.getByRole('region', { name: 'Ticket', exact: true });
  }

  /** By its key, as an agent goes there from anywhere. */
  async open(): Promise<void> {
    await this.page.keyboard.press('F3');
    await this.find.waitFor();
  }
}
