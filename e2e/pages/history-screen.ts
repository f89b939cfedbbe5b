import { expect, type Locator, type Page } from '@playwright/test';

/** The history screen: the list of every ticket, and one ticket in full. */
export class HistoryScreen {
  readonly page: Page;
  readonly main: Locator;
  readonly find: Locator;
  /** The panel of filters, when it is open. */
  readonly filters: Locator;
  /** The active filters. */
  readonly chips: Locator;
  /** The saved views. */
  readonly views: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  /** The selected row. Its case is shown next to the list. */
  readonly chosen: Locator;
  /** The number of tickets in the list. */
  readonly count: Locator;
  readonly ticket: Locator;
  /** The case number, or the reference without one. */
  readonly title: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main', { name: 'History' });
    this.filters = this.main.getByRole('region', { name: 'Filter' });
    this.chips = this.main
      .getByRole('list', { name: 'Active filters' })
      .locator('button:not([data-kind]) > span:first-child');
    this.views = this.main.getByRole('group', { name: 'Saved views' }).locator('button[aria-pressed]');
    this.find = page.getByLabel('Find in the history', { exact: true });
    this.list = page.getByRole('listbox', { name: 'History' });
    this.rows = this.list.getByRole('option');
    this.chosen = this.list.getByRole('option', { selected: true });
    this.count = this.main.getByRole('status').first();
    this.ticket = page.getByRole('region', { name: 'Ticket', exact: true });
    this.title = this.ticket.getByRole('heading', { level: 2 }).first();
  }

  /** A row by its position in the whole list, counted from 1. */
  row(place: number): Locator {
    return this.list.locator(`[role=option][aria-posinset="${place}"]`);
  }

  view(name: string): Locator {
    return this.views.filter({ hasText: name });
  }

  /**
   * Opens the whole list by its key, as an agent does from anywhere. From a call the list is about its number or store:
   * one more key takes that away.
   */
  async open(): Promise<void> {
    const wasElsewhere = await this.main.isHidden();
    await this.page.keyboard.press('F3');
    await this.find.waitFor();
    if (!wasElsewhere || (await this.find.inputValue()) === '') return;
    await this.page.keyboard.press('Backspace');
    await expect(this.find).toHaveValue('');
  }
}
