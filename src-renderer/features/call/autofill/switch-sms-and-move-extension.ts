import type { CallFields } from '../../../../shared/calls/call';
import { splitExtension } from '../../../../shared/phone/split-extension';
import { getPhoneKind, type PhoneKind } from '../../../../shared/phone/phone-kind-and-grouping';
import { textLimits } from '../../../../shared/tickets/create-ticket-request-schema';
import type { CallSession } from '../session/call-session';
import { appendLine } from './append-line';

/** Why the app switches SMS off, by kind of number. */
const smsOffReasons: Readonly<Partial<Record<PhoneKind, 'landline' | 'toll-free'>>> = {
  landline: 'landline',
  'toll-free': 'toll-free',
};

/**
 * Switches SMS off for a number that cannot receive one, and on again once the number is a mobile. Happens once per
 * call, so that the agent's own choice stays.
 */
export function switchSmsByPhone(session: CallSession): void {
  const { phone, isReceiveSms } = session.getFields();
  const kind = getPhoneKind(phone);
  const reason = smsOffReasons[kind];
  const filledBy = session.filledBy('isReceiveSms');
  const isOffByApp = !isReceiveSms && (filledBy === 'landline' || filledBy === 'toll-free');
  if (isOffByApp && (kind === 'mobile' || (reason !== undefined && reason !== filledBy))) {
    session.undoField('isReceiveSms');
    if (reason !== undefined) session.fill(reason, { isReceiveSms: false });
  } else if (reason !== undefined && isReceiveSms && !session.wasFilled('isReceiveSms', false)) {
    session.fill(reason, { isReceiveSms: false });
  }
}

/**
 * Finds what switched SMS off in a call of an earlier run of the app. Only the setting and the number remain of it.
 */
export function findSmsOffReason({
  phone,
  isReceiveSms,
}: Pick<CallFields, 'phone' | 'isReceiveSms'>): 'landline' | 'toll-free' | undefined {
  return isReceiveSms ? undefined : smsOffReasons[getPhoneKind(phone)];
}

/** StoreHub accepts digits only, so the extension moves to the remark for the technician. */
export function moveExtension(session: CallSession, line: (digits: string) => string): void {
  const { phone: typed, remark } = session.getFields();
  const { phone, extension } = splitExtension(typed);
  if (extension === '' || session.wasFilled('phone', phone)) return;
  const added = line(extension);
  const next = remark.includes(added) ? remark : appendLine(remark, added);
  if (next.trim().length > textLimits.remark) return;
  session.fill('extension', { phone, remark: next });
}
