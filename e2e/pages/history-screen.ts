import type { Locator, Page } from '@playwright/test';

/** Every ticket this PC knows, and one of them whole. */
export class HistoryScreen {
  readonly page: Page;
  readonly main: Locator;
  readonly find: Locator;
  /** What a list can be narrowed down by, where it is open. */
  readonly filters: Locator;
  /** What it is narrowed down by. */
  readonly chips: Locator;
  /** The lists that are kept under a name. */
  readonly views: Locator;
  readonly list: Locator;
  readonly rows: Locator;
  /** The row that is chosen, whose case is beside the list. */
  readonly chosen: Locator;
  /** How many tickets the list has. */
  readonly count: Locator;
  readonly ticket: Locator;
  /** Its case number, or its reference. */
  readonly title: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main', { name: 'History' });
    this.filters = this.main.getByRole('region', { name: 'Filter' });
    this.chips = this.main
      .getByRole('list', { name: 'Filters in force' })
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

  /** A row by its place in the whole list, from 1. */
  row(place: number): Locator {
    return this.list.locator(`[role=option][aria-posinset="${place}"]`);
  }

  view(name: string): Locator {
    return this.views.filter({ hasText: name });
  }

  /** By its key, as an agent goes there from anywhere. */
  async open(): Promise<void> {
    await this.page.keyboard.press('F3');
    await this.find.waitFor();
  }
}
