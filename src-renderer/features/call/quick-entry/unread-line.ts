import { parseTypedTicketCode } from '../../../../shared/tickets/parse-typed-ticket-code';
import { withGazetteer } from '../../../state/gazetteer-store';
import type { CallState } from '../session/call-form-state';
import type { CallSession } from '../session/call-session';
import { loadFillFromText } from './load-fill-from-text';

/** Not Enter alone: after a paste, agents press it by habit. */
export const restToIssueKey = 'Shift+Enter';

type Line = Pick<CallState, 'fields' | 'leftOfLine'>;

/** Whether the line of quick entry has words that were never filled in. */
export function isLineUnread({ fields, leftOfLine }: Line): boolean {
  return leftOfLine === null && fields.quickEntryText.trim() !== '';
}

/** What of the line would be lost with it: more than a few words, or a number, that stand in no field since. */
export function listLostWords({ fields, leftOfLine }: Line): readonly string[] {
  const kept = `${fields.issue}\n${fields.remark}`.toLowerCase();
  return (leftOfLine ?? []).filter((piece) => saysSomething(piece) && !kept.includes(piece.toLowerCase()));
}

/** `says` and `reach me at` only lead to a field, `only after 3 pm` does not. */
function saysSomething(piece: string): boolean {
  return /\d|\p{Script=Han}{4}/u.test(piece) || piece.split(/\s+/).length > 3;
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
    session.remember({ leftOfLine: [] });
  });
}
