import type { DevToolsPage } from './devtools-pipe';
import { waitUntil } from './wait-until';

/** The form that is in the page itself has given its text to the one of the call. */
export const isFormOfCall = `document.getElementById('early-form') === null`;

/** Waits until the form of the call has the caret. In a control, until its first field has it. */
export async function waitForForm(page: DevToolsPage): Promise<void> {
  await waitUntil(() =>
    page.evaluate(`${isFormOfCall} && document.activeElement instanceof HTMLInputElement`),
  );
}
