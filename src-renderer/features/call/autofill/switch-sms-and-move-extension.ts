import {
  addExtensionLine,
  buildRemark,
  formatExtensionLine,
} from '../../../../shared/calls/build-remark-with-answers';
import type { Autofill, AutofillSource, CallFields } from '../../../../shared/calls/call';
import { parsePhoneNumber } from '../../../../shared/phone/parse-phone-number';
import { getPhoneKind, type PhoneKind } from '../../../../shared/phone/phone-kind-and-grouping';
import { textLimits } from '../../../../shared/tickets/create-ticket-request-schema';
import type { CallSession } from '../session/call-session';

type ParsedPhone = ReturnType<typeof parsePhoneNumber>;

/** Why the app switches SMS off, by kind of number. */
const smsOffReasons: Readonly<Partial<Record<PhoneKind, 'landline' | 'toll-free'>>> = {
  landline: 'landline',
  'toll-free': 'toll-free',
};

/**
 * Switches SMS off for a number that cannot receive one, and on again once the number is a mobile. The agent's own choice
 * stays.
 */
export function switchSmsByPhone(session: CallSession): void {
  const { phone, isReceiveSms } = session.getFields();
  const kind = getPhoneKind(phone);
  const reason = smsOffReasons[kind];
  const filledBy = session.filledBy('isReceiveSms');
  const isOffByApp = !isReceiveSms && (filledBy === 'landline' || filledBy === 'toll-free');
  if (isOffByApp && (kind === 'mobile' || (reason !== undefined && reason !== filledBy))) {
    // It may be switched off again: the agent has refused nothing.
    session.restoreCleared(['isReceiveSms']);
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
 * before, and goes with its number. What the agent has put back into Phone stays there.
 */
export function moveExtension(session: CallSession): void {
  const { phone: typed, remark, autofill } = session.getFields();
  const { phone, extension } = parsePhoneNumber(typed);
  const isPutBack = autofill.undone.some(
    ({ source, before }) => source === 'extension' && before.phone === typed,
  );
  if (isPutBack) return;
  if (extension === '') moveWithNumber(session);
  else addExtension(session, removeMovedExtension(remark, findMoved(autofill.applied)), { phone, extension });
}

/** The caret comes to the end of the remark: what the agent types there begins a line of its own. */
function addExtension(
  session: CallSession,
  rest: string,
  { phone, extension }: Pick<ParsedPhone, 'phone' | 'extension'>,
): void {
  const added = addExtensionLine(rest, extension);
  if (buildRemark(added, session.getFields().questions).text.trim().length > textLimits.remark) return;
  session.fill('extension', { phone, remark: added === rest ? rest : `${added}\n` });
}

/**
 * The line of an extension leaves the remark once Phone has a number of another kind, and comes back with its own
 * number. Of the same kind, a digit may have been corrected: the line stays, and the note below Phone names it. As
 * every fill, one key takes it back, and then this line stays as it is, but not that of another extension.
 */
function moveWithNumber(session: CallSession): void {
  const { phone: typed, remark, autofill } = session.getFields();
  const moved = findMoved(autofill.applied);
  if (moved === undefined || hasRefusedMove(autofill.undone, moved)) return;
  const { digits, kind } = parsePhoneNumber(typed);
  const newest = autofill.applied.findLast(({ source }) => isOfExtension(source));
  if (newest?.source === 'extension-removed') {
    if (digits === moved.digits) addExtension(session, remark, { phone: typed, extension: moved.extension });
  } else if (kind !== moved.kind && kind !== 'unknown' && moved.kind !== 'unknown') {
    session.fill('extension-removed', { remark: removeMovedExtension(remark, moved) });
  }
}

/** Whether the agent has taken back that the line of this extension left the remark, or came back into it. */
function hasRefusedMove(undone: readonly Autofill[], { extension }: ParsedPhone): boolean {
  const hasLine = (remark = '') => remark.split('\n').includes(formatExtensionLine(extension));
  return undone.some(
    ({ source, before, after }) =>
      isOfExtension(source) && !('phone' in after) && hasLine(before.remark) !== hasLine(after.remark),
  );
}

function isOfExtension(source: AutofillSource): boolean {
  return source === 'extension' || source === 'extension-removed';
}

/** The extension that was moved last, with its number, unless the agent had written its line already. */
function findMoved(applied: readonly Autofill[]): ParsedPhone | undefined {
  const moves = applied.flatMap(({ source, before, after }) =>
    source === 'extension' && before.phone !== undefined
      ? [{ ...parsePhoneNumber(before.phone), hasLine: after.remark !== undefined }]
      : [],
  );
  const last = moves.at(-1);
  // Typed once more, it changes no line.
  return moves.some(({ hasLine, extension }) => hasLine && extension === last?.extension) ? last : undefined;
}

/** Removes the line of the extension that was moved last. */
function removeMovedExtension(remark: string, moved: ParsedPhone | undefined): string {
  if (moved === undefined) return remark;
  const lines = remark.split('\n');
  const at = lines.lastIndexOf(formatExtensionLine(moved.extension));
  return at === -1 ? remark : lines.toSpliced(at, 1).join('\n');
}
