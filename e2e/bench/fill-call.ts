import { exampleRequest } from '../fake-storehub/example-request';
import type { DevToolsPage } from './devtools-pipe';
import { waitUntil } from './wait-until';

const { Ticket, Appointment } = exampleRequest;

/** Types the example of StoreHub's contract into a new call. Each number gives another caller and shop. */
export async function fillCall(page: DevToolsPage, number: number): Promise<void> {
  await page.pressKey({ key: 'F2', code: 'F2', windowsVirtualKeyCode: 113 });
  await waitUntil(() => page.evaluate(`document.activeElement?.value === '' && ${caretIsOn('Phone')}`));
  const texts = {
    Phone: String(60_123_000_000 + number),
    Name: Ticket.Name,
    'Store name': `${Ticket.StoreName} ${number}`,
    'Dealer or reseller': Ticket.DealerReseller,
    Issue: Ticket.Issue,
    Address: Appointment.Address,
    State: Appointment.State,
    Latitude: String(Appointment.Latitude),
    Longitude: String(Appointment.Longitude),
    Email: Ticket.Email,
    Remark: Ticket.Remark,
  };
  for (const [name, text] of Object.entries(texts)) {
    await page.evaluate(`(${control(name)}).focus()`);
    await page.insertText(text);
  }
  await page.evaluate(`document.querySelector('[role=radiogroup] input').focus()`);
  await page.pressKey({ key: '1', code: 'Digit1', windowsVirtualKeyCode: 49, text: '1' });
}

function control(name: string): string {
  return `[...document.querySelectorAll('label')].find((label) => label.textContent === '${name}')?.control
    ?? document.querySelector('[aria-label="${name}"]')`;
}

function caretIsOn(name: string): string {
  return `document.activeElement === (${control(name)})`;
}
