import type { CallSession } from '../session/call-session';
import { findSmsOffReason } from './switch-sms-and-move-extension';

/**
 * Records why SMS is off in a call that began from an earlier ticket. Such a call has that ticket's setting but no
 * autofill history but for its extension, so this marks the setting and lets F5 undo it.
 */
export function addSmsOffToAutofillHistory(session: CallSession): void {
  const { applied, undone } = session.getFields().autofill;
  if (applied.some(({ source }) => source !== 'extension') || undone.length > 0) return;
  const source = findSmsOffReason(session.getFields());
  if (source !== undefined)
    session.recordFilled({ source, before: { isReceiveSms: true }, after: { isReceiveSms: false } });
}
