import type { DevToolsPage } from './devtools-pipe';

export type SendTimes = {
  /** From the key to the case number in the document, in ms. */
  readonly shownMs: number;
  /** From the key to the end of the frame that shows the case number, in ms. */
  readonly paintedMs: number;
  readonly caseNumber: string;
};

/** Presses F9. The page itself measures the time, starting from the key's own time stamp. */
export async function measureTimeToCaseNumber(page: DevToolsPage): Promise<SendTimes> {
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
