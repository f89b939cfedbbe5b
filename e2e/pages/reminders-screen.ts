import type { Locator, Page } from '@playwright/test';

/** Callbacks due and upcoming. */
export class RemindersScreen {
  readonly page: Page;
  readonly main: Locator;
  readonly missed: Locator;
  readonly due: Locator;
  readonly coming: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main', { name: 'Callbacks' });
    this.missed = this.main.getByRole('region', { name: /^Missed calls/ }).getByRole('listitem');
    this.due = this.main.getByRole('region', { name: /^Due now/ }).getByRole('listitem');
    this.coming = this.main.getByRole('region', { name: /^Upcoming/ }).getByRole('listitem');
  }

  /** Opens the screen by its key, as an agent does from anywhere. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+r');
    await this.main.waitFor();
  }
}
