import type { Locator, Page } from '@playwright/test';
import { goTo } from './go-to';

export class SettingsScreen {
  readonly page: Page;
  readonly main: Locator;
  readonly tokenField: Locator;
  /** Says whether there is a token. */
  readonly tokenStatus: Locator;
  readonly alert: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main', { name: 'Settings' });
    this.tokenField = this.main.getByLabel('API token', { exact: true });
    this.tokenStatus = this.main.getByRole('status');
    this.alert = this.main.getByRole('alert');
  }

  async open(): Promise<void> {
    await goTo(this.page, 'Settings');
  }

  /** Pastes the token and presses Enter, as an agent does. */
  async enterToken(token: string): Promise<void> {
    await this.tokenField.focus();
    await this.page.keyboard.insertText(token);
    await this.page.keyboard.press('Enter');
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }
}
