import {
  addExtensionLine,
  buildRemark,
  formatExtensionLine,
} from '../../../../shared/calls/build-remark-with-answers';
import type { Autofill, CallFields } from '../../../../shared/calls/call';
import { parsePhoneNumber } from '../../../../shared/phone/parse-phone-number';
import { getPhoneKind, type PhoneKind } from '../../../../shared/phone/phone-kind-and-grouping';
import { textLimits } from '../../../../shared/tickets/create-ticket-request-schema';
import type { CallSession } from '../session/call-session';

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

/**
 * Moves an extension to the remark, where it has room: it is sent there in any case. It takes the place of the one that was moved
 * before. What the agent has put back into Phone stays there.
 */
export function moveExtension(session: CallSession): void {
  const { phone: typed, remark, questions, autofill } = session.getFields();
  const { phone, extension } = parsePhoneNumber(typed);
  const isPutBack = autofill.undone.some(
    ({ source, before }) => source === 'extension' && before.phone === typed,
  );
  if (extension === '' || isPutBack) return;
  const rest = removeMovedExtension(remark, autofill.applied);
  const added = addExtensionLine(rest, extension);
  if (buildRemark(added, questions).text.trim().length > textLimits.remark) return;
  // The caret comes to the end of the remark: what the agent types there begins a line of its own.
  session.fill('extension', { phone, remark: added === rest ? rest : `${added}\n` });
}

/** Removes the line of the extension that was moved last: the caller has corrected it. */
function removeMovedExtension(remark: string, applied: readonly Autofill[]): string {
  const moved = applied.findLast(({ source }) => source === 'extension');
  if (moved?.before.phone === undefined || moved.after.remark === undefined) return remark;
  const line = formatExtensionLine(parsePhoneNumber(moved.before.phone).extension);
  const lines = remark.split('\n');
  const at = lines.lastIndexOf(line);
  return at === -1 ? remark : lines.toSpliced(at, 1).join('\n');
}
