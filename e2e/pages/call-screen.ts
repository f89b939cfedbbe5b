import type { Locator, Page } from '@playwright/test';

/** What an agent types into a call. Only what is given is filled. */
export type TypedCall = Partial<
  Record<
    | 'Phone'
    | 'Name'
    | 'Store name'
    | 'Dealer or reseller'
    | 'Issue'
    | 'Remark'
    | 'Email'
    | 'Address'
    | 'State'
    | 'Longitude'
    | 'Latitude',
    string
  >
>;

/** The example of StoreHub's contract, as an agent would type it. */
export const exampleCall: TypedCall = {
  Phone: '60123456789',
  Name: 'Ahmad Ibrahim',
  'Store name': 'KL Branch',
  'Dealer or reseller': 'Alex',
  Issue: '*Onsite Support',
  Address: '23, Jalan Ampang, Taman KLCC, 55000 KL',
  State: 'Kuala Lumpur',
  Latitude: '3.1573',
  Longitude: '101.7122',
  Email: 'ahmad_ibrahim@gmail.com',
  Remark: 'Describe your issue',
};

export class CallScreen {
  readonly page: Page;
  readonly caseNumber: Locator;
  readonly send: Locator;

  constructor(page: Page) {
    this.page = page;
    this.caseNumber = page.getByRole('status', { name: 'Case number' });
    this.send = page.getByRole('button', { name: 'Send', exact: true });
  }

  field(name: string): Locator {
    return this.page.getByLabel(name, { exact: true });
  }

  async fill(call: TypedCall): Promise<void> {
    for (const [name, text] of Object.entries(call)) await this.field(name).fill(text);
  }

  /** Chooses a service by its digit, as an agent does on the keyboard. */
  async chooseService(digit: number): Promise<void> {
    const group = this.page.getByRole('radiogroup', { name: 'Service', exact: true });
    await group.getByRole('radio').first().focus();
    await this.page.keyboard.press(String(digit));
  }

  async fillExample(changes: TypedCall = {}): Promise<void> {
    await this.fill({ ...exampleCall, ...changes });
    await this.chooseService(1);
  }
}
