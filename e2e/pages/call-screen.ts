import { expect, type Locator, type Page } from '@playwright/test';

/** The text fields of a call, in screen order. */
export const textFields = [
  'Phone',
  'Name',
  'Store name',
  'Dealer or reseller',
  'Issue',
  'Address',
  'State',
  'Latitude',
  'Longitude',
  'Email',
  'Remark',
] as const;

/** What an agent types into a call. Missing fields stay blank. */
export type TypedCall = Partial<Record<(typeof textFields)[number], string>>;

/** The example of StoreHub's contract, as an agent would type it. */
export const exampleCall = {
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
} as const satisfies TypedCall;

export class CallScreen {
  readonly page: Page;
  readonly main: Locator;
  readonly caseNumber: Locator;
  /** The app's own name for a ticket, while there is no case number. */
  readonly reference: Locator;
  /** The outcome of the ticket: its word, its sentence and the next step. */
  readonly outcome: Locator;
  readonly send: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main', { name: 'Call', exact: true });
    this.caseNumber = page.getByRole('status', { name: 'Case number' });
    this.reference = page.getByRole('note', { name: 'Reference' });
    this.outcome = this.main.getByLabel('Outcome', { exact: true });
    this.send = page.getByRole('button', { name: 'Send', exact: true });
  }

  field(name: string): Locator {
    return this.main.getByLabel(name, { exact: true });
  }

  /** A group of options, unlike a single field: `group('Service')`. */
  group(name: 'Service' | 'Priority'): Locator {
    return this.main.getByRole('radiogroup', { name, exact: true });
  }

  button(name: string): Locator {
    return this.main.getByRole('button', { name, exact: true });
  }

  async fill(call: TypedCall): Promise<void> {
    for (const [name, text] of Object.entries(call)) await this.field(name).fill(text);
  }

  /** Chooses a service by its digit, as an agent does on the keyboard. */
  async chooseService(digit: number): Promise<void> {
    await this.group('Service').getByRole('radio').first().focus();
    await this.page.keyboard.press(String(digit));
  }

  async fillExample(changes: TypedCall = {}): Promise<void> {
    await this.fill({ ...exampleCall, ...changes });
    await this.chooseService(1);
  }

  /** Starts the next call and waits until its blank form is shown. */
  async begin(): Promise<void> {
    await this.page.keyboard.press('F2');
    await expect(this.field('Name')).toHaveValue('');
    await expect(this.field('Phone')).toHaveValue('');
    await expect(this.field('Phone')).toBeFocused();
  }

  async expectFields(call: TypedCall): Promise<void> {
    for (const [name, text] of Object.entries(call)) await expect(this.field(name), name).toHaveValue(text);
  }

  /** Expects the outcome's word and, if given, its sentence and next step. */
  async expectOutcome(word: string, explanation?: { sentence: string; nextStep: string }): Promise<void> {
    await expect(this.outcome.getByText(word, { exact: true })).toBeVisible();
    if (explanation === undefined) return;
    await expect(this.outcome.getByText(explanation.sentence, { exact: true })).toBeVisible();
    await expect(this.outcome.getByText(explanation.nextStep, { exact: true })).toBeVisible();
  }
}
