import { isUnknownCaller } from '../calls/incoming-caller';
import { formatDateTime, formatTime } from '../i18n/format-dates';
import { formatList } from '../i18n/format-list';
import type { Language } from '../i18n/language';
import { sharedMessages } from '../messages/shared-catalogues';
import { groupDigits } from '../phone/phone-kind-and-grouping';
import { maskText, type MaskedKind, type Person } from '../privacy/mask-personal-data';
import { shiftWindowHours } from '../time/shift-window-hours';
import { joinLinesWithCommas } from '../text/join-lines-with-commas';
import { stripInvisible } from '../text/strip-invisible-characters';
import { rejectedDays, type Handover, type HandoverItem, type HandoverPage } from './handover';
import { distributeHandoverLines } from './distribute-handover-lines';

type PageOptions = {
  readonly language: Language;
  readonly isMasked: boolean;
  /** The initials of who takes the calls; null if unknown. */
  readonly agent: string | null;
  readonly isPractice: boolean;
  /** Other PCs share the history: the page says what of it is theirs, too. */
  readonly isShared: boolean;
  /** As text: nothing of what can be sent is cut. Otherwise a long issue is, so that the page fits on one sheet. */
  readonly isWhole?: boolean;
};

/** The page, and for each of its lines the work that it is about. */
export type HandoverView = {
  readonly page: HandoverPage;
  readonly items: readonly (readonly HandoverItem[])[];
};

const maxLengths = { code: 40, name: 100, store: 100, phone: 40, text: 80 } as const;
/** A draft may be longer than what can be sent, and is cut then. */
const maxLengthsOfWhole = { code: 100, name: 300, store: 300, phone: 100, text: 2_000 } as const;

/** Writes what is open as one page. Work that does not fit is counted, with the screen that has it. */
export function createHandoverPage(handover: Handover, options: PageOptions): HandoverView {
  const t = sharedMessages[options.language];
  const { sections } = handover;
  const total = sections.reduce((sum, { count }) => sum + count, 0);
  const shares = distributeHandoverLines(sections.map(({ count }) => count));
  const shown = sections
    .map((section, at) => ({ ...section, items: section.items.slice(0, shares[at]) }))
    .filter(({ count }) => count > 0);
  const none = sections
    .filter(({ kind, count }) => count === 0 && !(kind === 'rejected' && hasRejectedCall(handover)))
    .map(({ kind }) => t(`handover.none.${kind}`));
  const facts = [
    formatDateTime(handover.atMs, options.language),
    t('handover.total', { count: total }),
    ...(options.agent === null ? [] : [t('handover.agent', { agent: options.agent })]),
    ...(options.isShared ? [t('handover.shared')] : []),
    ...(options.isPractice ? [t('caseParts.practice')] : []),
  ];
  return {
    page: {
      title: t('handover.title'),
      facts: facts.join(' · '),
      sections: shown.map(({ kind, count, items }) => ({
        title: t(`handover.kinds.${kind}`, { count, days: rejectedDays, hours: shiftWindowHours }),
        lines: items.map((item) => formatLine(item, handover.atMs, options)),
        more:
          items.length < count
            ? t('handover.more', { count: count - items.length, place: t(`handover.places.${kind}`) })
            : null,
      })),
      none: none.length === 0 ? null : t('handover.nothing', { kinds: formatList(options.language, none) }),
    },
    items: shown.map(({ items }) => items),
  };
}

/** Whether a rejected ticket is being corrected in an open call, which says so. */
function hasRejectedCall({ sections }: Handover): boolean {
  return sections.some(({ items }) => items.some(({ mark }) => mark.startsWith('rejected-and-')));
}

function formatLine(item: HandoverItem, pageAtMs: number, options: PageOptions): string {
  const { language, isMasked, isWhole = false } = options;
  const t = sharedMessages[language];
  const max = isWhole ? maxLengthsOfWhole : maxLengths;
  const about: Person = { name: item.name, phone: item.phone };
  const mask = (kind: MaskedKind, text: string) => (isMasked ? maskText(kind, text, about) : text);
  const phone = mask('phone', groupDigits(item.phone.slice(0, max.phone)));
  const who = [shorten(mask('name', item.name), max.name), shorten(mask('store', item.storeName), max.store)];
  return [
    shorten(item.code ?? '', max.code),
    formatList(
      language,
      who.filter((part) => part !== ''),
    ),
    shorten(isWithheld(item) ? t('handover.noNumber') : phone, max.phone),
    t(`handover.marks.${item.mark}`, {
      time: formatTimeOnPage(item.atMs, pageAtMs, language),
      times: item.times,
    }),
    item.tries === null
      ? ''
      : t('handover.tried', {
          times: item.tries.count,
          time: formatTimeOnPage(item.tries.lastAtMs, pageAtMs, language),
        }),
    shorten(joinLinesWithCommas(mask('text', item.text).trim(), language), max.text),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** Whether the caller of an incoming call is not known by number, name or store. */
function isWithheld({ isIncoming, phone, name, storeName }: HandoverItem): boolean {
  return isIncoming && isUnknownCaller({ phone, name, store: storeName });
}

/**
 * On one line, ending with `…` if it was cut. Half of a surrogate pair does not stay, nor a mark that turns the direction
 * of what follows, such as the number to call.
 */
function shorten(text: string, maxLength: number): string {
  const plain = stripInvisible(text);
  if (plain.length <= maxLength) return plain;
  return `${plain
    .slice(0, maxLength - 1)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}

/** A time alone for the day of the page, and with the day otherwise. */
function formatTimeOnPage(atMs: number, pageAtMs: number, language: Language): string {
  const isSameDay = new Date(atMs).toDateString() === new Date(pageAtMs).toDateString();
  return isSameDay ? formatTime(atMs, language) : formatDateTime(atMs, language);
}
