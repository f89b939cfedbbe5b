import { parseTypedTicketCode } from '../../../../shared/tickets/parse-typed-ticket-code';
import { withGazetteer } from '../../../state/gazetteer-store';
import type { CallState } from '../session/call-form-state';
import type { CallSession } from '../session/call-session';
import { loadFillFromText } from './load-fill-from-text';

/** Whether the line of quick entry has words that were never filled in. */
export function isLineUnread({ fields, isLineRead }: Pick<CallState, 'fields' | 'isLineRead'>): boolean {
  return !isLineRead && fields.quickEntryText.trim() !== '';
}

/** Fills in what the line says, with the rest in the issue: a call that ends is found by it. Never fails. */
export async function fillFromUnreadLine(session: CallSession, runAutofill: () => void): Promise<void> {
  const text = session.getFields().quickEntryText;
  if (!isLineUnread(session.store.get()) || parseTypedTicketCode(text) !== null) return;
  const rules = await loadFillFromText().catch(() => undefined);
  if (rules === undefined) return;
  await withGazetteer((gazetteer) => {
    const fields = session.getFields();
    const read = rules.fillFromText(fields, text, gazetteer, Date.now());
    const { changes, unsure } = rules.addRestToIssue(fields, text, read);
    session.fillInOneStep(() => {
      session.fill('quick-entry', changes, unsure);
      runAutofill();
    });
    session.remember({ isLineRead: true });
  });
}
