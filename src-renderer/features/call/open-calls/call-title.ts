import { divideBehindTitles } from '../../../../shared/callers/might-be-same-person';
import type { CallFields, DiscardedCall } from '../../../../shared/calls/call';
import { formatLabelled } from '../../../../shared/i18n/format-labelled';
import type { Language } from '../../../../shared/i18n/language';
import type { MaskedKind } from '../../../../shared/privacy/mask-personal-data';
import { groupDigits } from '../../../../shared/phone/phone-kind-and-grouping';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import type { TextKey } from '../../../i18n/use-text';
import type { CallState } from '../session/call-form-state';

type CallerFields = Pick<CallFields, 'name' | 'storeName' | 'phone'>;
type BlankTitleFields = Pick<CallFields, 'isFromIncoming' | 'phone'>;

/** Enough to recognise a line of quick entry by, in characters. */
const maxLineLength = 60;

export function pickTitleParts({ fields }: CallState) {
  const { name, storeName, phone, quickEntryText } = fields;
  return { name, storeName, phone, quickEntryLine: quickEntryText.slice(0, maxLineLength) };
}

/** The title of an open call: its caller, or what stands in quick entry while nothing else is known. */
export function getOpenCallTitle(
  { quickEntryLine, ...caller }: ReturnType<typeof pickTitleParts>,
  mask: (kind: MaskedKind, text: string) => string,
): string {
  return getCallTitle(caller, mask).trim() || mask('text', quickEntryLine).trim();
}

/** What stands for the title of a call of which nothing is known, and for one that a tab does not show yet. */
export function getBlankTitleKey({ fields }: { readonly fields: BlankTitleFields }): TextKey {
  const hasNoNumber = fields.isFromIncoming && fields.phone.trim() === '';
  return hasNoNumber ? 'callScreen.incomingNoNumber' : 'calls.blank';
}

/**
 * The title of a call as its tab shows it: with several tabs, or beside a title that begins alike, without the titles of the
 * caller, which are only heard.
 */
export function getTabTitle(
  parts: ReturnType<typeof pickTitleParts>,
  others: readonly ReturnType<typeof pickTitleParts>[],
  mask: (kind: MaskedKind, text: string) => string,
): { readonly heard: string; readonly shown: string } {
  const whole = getOpenCallTitle(parts, mask);
  const isCut =
    others.length + 1 >= severalTabs ||
    isAlike(
      whole,
      others.map((other) => getOpenCallTitle(other, mask)),
    );
  const [heard, shown] = isCut && parts.name.trim() !== '' ? divideBehindTitles(whole) : ['', whole];
  return { heard, shown };
}

function getBeginning(title: string): string {
  return title.slice(0, alikeLength).toLowerCase();
}

function isAlike(title: string, others: readonly string[]): boolean {
  return title !== '' && others.some((other) => getBeginning(other) === getBeginning(title));
}

/** From this many calls on, tabs leave no room beside them for a reminder, and stand in two rows beside a ring. */
export const severalTabs = 4;

/** Of so many characters, a narrow tab shows no more. */
const alikeLength = 6;
const tailLength = 3;

/** The last digits of the number, where another open call has a title that begins alike; '' otherwise. */
export function getNumberTail(
  parts: ReturnType<typeof pickTitleParts>,
  others: readonly ReturnType<typeof pickTitleParts>[],
  mask: (kind: MaskedKind, text: string) => string,
): string {
  const getName = (call: typeof parts) => {
    const title = getOpenCallTitle(call, mask);
    return call.name.trim() === '' ? title : divideBehindTitles(title)[1];
  };
  if (!isAlike(getName(parts), others.map(getName))) return '';
  return mask('phone', extractDigits(parts.phone)).slice(-tailLength);
}

/** The title of a discarded call: its caller, or the beginning of what was written. */
export function getDiscardedCallTitle(
  call: DiscardedCall,
  mask: (kind: MaskedKind, text: string) => string,
): string {
  return getCallTitle(call, mask).trim() || mask('text', call.issue.slice(0, maxLineLength)).trim();
}

/**
 * What tells two discarded calls of one caller apart: the number, unless it is the title, and the beginning of the issue.
 * @param toSentence puts the caller and the number into words
 */
export function describeDiscardedCall(
  call: DiscardedCall,
  mask: (kind: MaskedKind, text: string) => string,
  language: Language,
  toSentence: (who: string) => string,
): string {
  const caller = getCallTitle({ ...call, phone: '' }, mask).trim();
  const phone = mask('phone', groupDigits(call.phone.trim().slice(-maxTitleLength)));
  const issue = mask('text', call.issue.replaceAll(/\s+/g, ' ').trim().slice(0, maxLineLength));
  const who = [caller, phone].filter((part) => part !== '').join(' · ');
  if (who === '') return toSentence(issue);
  return issue === '' ? toSentence(who) : formatLabelled(language, toSentence(who), issue);
}

/** More than a tab has room for, in characters. A tab lays out a whole pasted page in a second. */
const maxTitleLength = 100;

/** The title of a call: its caller, as far as known; of a long number its end, by which one knows it. */
export function getCallTitle(
  fields: CallerFields,
  mask: (kind: MaskedKind, text: string) => string = (_kind, text) => text.trim(),
): string {
  return (
    mask('name', fields.name.slice(0, maxTitleLength)) ||
    mask('text', fields.storeName.slice(0, maxTitleLength)) ||
    mask('phone', fields.phone.slice(-maxTitleLength))
  );
}
