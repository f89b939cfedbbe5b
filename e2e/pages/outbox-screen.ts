import type { Locator, Page } from '@playwright/test';
import { goTo } from './go-to';

/** The outbox screen: the waiting tickets, and the uncertain and rejected ones, which only people can resolve. */
export class OutboxScreen {
  readonly page: Page;
  readonly main: Locator;
  readonly waiting: Locator;
  readonly uncertain: Locator;
  readonly rejected: Locator;
  readonly sendNow: Locator;

  constructor(page: Page) {
    this.page = page;
    const main = page.getByRole('main', { name: 'Outbox' });
    this.main = main;
    this.waiting = main.getByRole('region', { name: /^Waiting/ }).getByRole('listitem');
    this.uncertain = main.getByRole('region', { name: /^Uncertain/ }).getByRole('listitem');
    this.rejected = main.getByRole('region', { name: /^Rejected/ }).getByRole('listitem');
    this.sendNow = main.getByRole('button', { name: 'Send now' });
  }

  async open(): Promise<void> {
    await goTo(this.page, 'Outbox');
  }
}
