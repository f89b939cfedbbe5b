import { formatDateTimeForRemark } from '../i18n/format-dates';
import { appendLine } from '../text/append-line';
import { textLimits } from '../tickets/create-ticket-request-schema';
import type { FollowedTicket } from '../tickets/related-ticket';

/** A case number has capitals and digits. Other words, as in `Follow-up to yesterday`, are the agent's own. */
const caseNumberOrReference = String.raw`(?=(?:\S*\d){3})(?=\S*\p{Lu})[^\s\p{Ll}]+|\d+-\d{3,}|SH-[\dA-Z]{4,5}`;
const followUpLine = new RegExp(
  String.raw`^Follow-up to (?:${caseNumberOrReference}|the call of \d{1,2} [A-Z][a-z]+ \d{4}, \d{2}:\d{2}(?:: [^\n]*)?)(?:\n|$)`,
  'u',
);

/** What is quoted of the issue of a call, in UTF-16 code units. */
const maxSubjectLength = 80;

type FollowedCase = Omit<FollowedTicket, 'id'>;

/**
 * Puts `Follow-up to <case number or reference>` on the first line of the remark, in place of any such line, even if the
 * remark is then too long to be sent. For a call that was never a ticket, the line has its time and issue. With null,
 * removes that line.
 * @param before what the call followed until now: its line goes whatever its case number looks like
 */
export function setFollowUpLine(
  remark: string,
  followed: FollowedCase | null,
  before: FollowedCase | null = null,
): string {
  const own = removeFollowUpLine(remark, before);
  if (followed === null) return own;
  // The line break stays at the end of an empty remark too: what the agent types there begins a line of its own.
  return `${createLine(followed)}\n${own}`;
}

function removeFollowUpLine(remark: string, before: FollowedCase | null): string {
  if (before !== null && `${remark}\n`.startsWith(`${createLine(before)}\n`))
    return remark.slice(createLine(before).length + 1);
  return remark.replace(followUpLine, '');
}

function createLine(followed: FollowedCase): string {
  return `Follow-up to ${describeFollowed(followed)}`;
}

/**
 * The remark with the case number of what it follows, where its first line still is the one that the app wrote while there
 * was none. Null for any other remark.
 */
export function nameCaseInFollowUpLine(
  remark: string,
  { reference, caseNumber }: { readonly reference: string; readonly caseNumber: string },
): string | null {
  const written = createLine({ reference, caseNumber: null });
  const named = createLine({ reference, caseNumber });
  if (named === written || !`${remark}\n`.startsWith(`${written}\n`)) return null;
  return named + remark.slice(written.length);
}

/** In English, as all that StoreHub's people read. */
function describeFollowed({ caseNumber, reference, neverSent }: FollowedCase): string {
  if (neverSent === undefined)
    return caseNumber !== null && /^\S+$/.test(caseNumber) ? caseNumber : reference;
  const subject = shorten(neverSent.issue);
  return `the call of ${formatDateTimeForRemark(neverSent.createdAtMs)}${subject === '' ? '' : `: ${subject}`}`;
}

/** On one line. Half of a surrogate pair does not stay. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= maxSubjectLength) return line;
  return `${line
    .slice(0, maxSubjectLength - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}

/**
 * Appends the ticket's own reference as the last line of the remark. Returns the remark unchanged if that does not
 * fit.
 */
export function appendReferenceLine(remark: string, reference: string): string {
  const next = appendLine(remark.trim(), reference);
  return next.length > textLimits.remark ? remark : next;
}
