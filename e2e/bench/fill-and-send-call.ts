import { exampleRequest } from '../fake-storehub/example-request';
import type { DevToolsPage } from './devtools-pipe';
import { waitUntil } from './wait-for-form';

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

export type SendTimes = {
  /** From the key to the case number in the document, in ms. */
  readonly shownMs: number;
  /** From the key to the end of the frame that shows the case number, in ms. */
  readonly paintedMs: number;
  readonly caseNumber: string;
};

/** Presses F9. The page itself measures the time, starting from the key's own time stamp. */
export async function measureSend(page: DevToolsPage): Promise<SendTimes> {
  await page.evaluate(listening);
  await page.pressKey({ key: 'F9', code: 'F9', windowsVirtualKeyCode: 120 });
  return (await page.evaluate('window.sendTimes')) as SendTimes;
}

const listening = `window.sendTimes = new Promise((resolve) => {
  let pressedAtMs = 0;
  const onKey = (event) => { if (event.key === 'F9') pressedAtMs = event.timeStamp; };
  addEventListener('keydown', onKey, { capture: true });
  const observer = new MutationObserver(() => {
    const caseNumber = document.querySelector('[role=status][aria-label="Case number"]')?.textContent ?? '';
    if (caseNumber === '') return;
    const shownMs = performance.now() - pressedAtMs;
    observer.disconnect();
    removeEventListener('keydown', onKey, { capture: true });
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve({ shownMs, paintedMs: performance.now() - pressedAtMs, caseNumber });
    requestAnimationFrame(() => port2.postMessage(null));
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true });
}); undefined`;

function control(name: string): string {
  return `[...document.querySelectorAll('label')].find((label) => label.textContent === '${name}')?.control
    ?? document.querySelector('[aria-label="${name}"]')`;
}

function caretIsOn(name: string): string {
  return `document.activeElement === (${control(name)})`;
}
