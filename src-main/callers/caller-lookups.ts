import type { Database } from 'better-sqlite3';
import {
  countLetters,
  minimumTyped,
  type CallerMatch,
  type CallerQuery,
} from '../../shared/callers/caller-suggestions';
import { isManAndWoman, leaveOutTitles } from '../../shared/callers/might-be-same-person';
import { hasWholeWords } from '../../shared/text/has-whole-words';
import { normalizeName } from '../../shared/text/normalize-name';
import { extractDigits, toContractPhone } from '../../shared/phone/storehub-phone-format';
import { splitExtension } from '../../shared/phone/split-extension';
import { normalizeCaseNumber } from '../../shared/tickets/case-number-oddities';
import { parseTypedTicketCode } from '../../shared/tickets/parse-typed-ticket-code';
import { createPhoneNumberQuery } from '../history/search/phone-number-grams';
import { caseCodeSql } from '../rows/tickets/ticket-conditions-sql';
import { summaryColumns, toSummary, type SummaryRow } from '../rows/tickets/ticket-rows';
import { prepareCloseMatchCallers } from './close-match-callers';
import { prepareGroupedLookUps, type Group } from './group-by-number-and-store';
import { storeKeySql, toIndexCase } from './store-name-index-key';
import { prepareTicketsInOtherScript, type NamedTicket } from './tickets-in-other-script';
import { maxTypedNumberLength } from '../../shared/phone/number-lengths';

/** Tickets with the same number and store, as the indexes group them, and one reason why they match. Times are ms since 1970. */
export type CallerMatchGroup = Readonly<Group> & {
  readonly match: CallerMatch;
  readonly weight: number;
};

type CodedRow = SummaryRow & { store: string };

const newest = 3000;

/**
 * Limits for numbers that contain some digits: enough callers for the card, from at most this many of the newest
 * tickets.
 */
const containing = { callers: 12, tickets: 2000, portion: 50 } as const;

/** Sorts after any continuation of a text. */
const end = '\u{10FFFF}';

const coded = (where: string): string =>
  `SELECT ${summaryColumns}, ${storeKeySql} AS store FROM ticket WHERE ${where}`;

/**
 * Finds callers by what the agent types, from indexes only; reads at most some thousand entries per reason. Only where
 * nothing is found exactly, names and stores are also found by ear.
 */
export function createCallerLookUps(db: Database) {
  const { byPhone, byPhoneEnd, byStore, byName } = prepareGroupedLookUps(db);
  const byReference = db.prepare<[string], CodedRow>(coded('reference = ?'));
  const byCaseNumber = db.prepare<[string, string], CodedRow>(
    `${coded(`case_number IS NOT NULL AND ${caseCodeSql} >= ? AND ${caseCodeSql} < ?`)} LIMIT 5`,
  );
  const newestCaseNumber = db
    .prepare<[], string>(
      `SELECT case_number FROM (SELECT case_number FROM ticket ORDER BY id DESC LIMIT ${newest})
       WHERE case_number IS NOT NULL LIMIT 1`,
    )
    .pluck();
  const recent = db.prepare<[], NamedTicket>(
    `SELECT phone, ${storeKeySql} AS store, id AS lastId, created_at_ms AS lastAtMs, name FROM ticket ORDER BY id DESC LIMIT ${newest}`,
  );

  const closeCallers = prepareCloseMatchCallers(db);
  const inOtherScript = prepareTicketsInOtherScript(db);

  type Portion = { match: string; before: number; limit: number };
  const byPhonePart = db.prepare<[Portion], Group>(
    `SELECT phone, ${storeKeySql} AS store, ticket.id AS lastId, created_at_ms AS lastAtMs
     FROM ticket_index CROSS JOIN ticket ON ticket.id = ticket_index.rowid
     WHERE ticket_index MATCH @match AND ticket_index.rowid < @before
     ORDER BY ticket_index.rowid DESC LIMIT @limit`,
  );
  // Only the newest tickets: after a migration, indexing starts from the newest and takes a while.
  const unindexed = db.prepare<[], Group>(
    `SELECT phone, ${storeKeySql} AS store, ticket.id AS lastId, created_at_ms AS lastAtMs
     FROM index_pending CROSS JOIN ticket ON ticket.id = index_pending.ticket_id
     ORDER BY index_pending.ticket_id DESC LIMIT ${containing.tickets}`,
  );

  /** Finds callers whose number contains the digits anywhere, newest first. */
  function findByDigits(digits: string): Group[] {
    const match = createPhoneNumberQuery(digits);
    const groups = new Map<string, Group>();
    const add = (rows: readonly Group[]) => {
      for (const group of rows.filter(({ phone }) => phone.includes(digits))) {
        const key = `${group.phone}\n${group.store}`;
        groups.set(key, groups.get(key) ?? group);
      }
    };
    add(unindexed.all());
    let before = Number.MAX_SAFE_INTEGER;
    let read = 0;
    while (match !== null && groups.size < containing.callers && read < containing.tickets) {
      const rows = byPhonePart.all({ match, before, limit: containing.portion });
      add(rows);
      read += containing.portion;
      before = rows.length < containing.portion ? 0 : (rows.at(-1)?.lastId ?? 0);
      if (before === 0) break;
    }
    return [...groups.values()].slice(0, containing.callers);
  }

  function findByNumber(text: string): CallerMatchGroup[] {
    const phone = splitExtension(text.slice(0, maxTypedNumberLength)).phone;
    const digits = extractDigits(phone);
    if (digits.length < minimumTyped.digits) return [];
    const whole = toContractPhone(phone);
    const isOther = (group: Group) => group.phone !== whole;
    const ends = byPhoneEnd.all(digits.slice(-4), digits).filter(isOther);
    const begins = whole.length > minimumTyped.digits ? byPhone.all(`${whole}0`, `${whole}:`) : [];
    const isKnownOtherwise = ({ phone: number }: Group) =>
      number === whole || number.endsWith(digits) || begins.some((group) => group.phone === number);
    const contains = findByDigits(digits).filter((group) => !isKnownOtherwise(group));
    // Nobody gives the last digits of a number with a trunk or country prefix.
    const isFromStart = /^\D*(?:0|60)/.test(phone);
    return [
      ...toMatchGroups(byPhone.all(whole, after(whole)), { kind: 'same-number', matchedText: '' }, 100),
      ...toMatchGroups(ends, { kind: 'number-ends', matchedText: digits }, isFromStart ? 12 : 24),
      ...toMatchGroups(begins, { kind: 'number-begins', matchedText: digits }, isFromStart ? 24 : 12),
      ...toMatchGroups(contains, { kind: 'number-contains', matchedText: digits }, 10),
    ];
  }

  /** Finds the case that has just these digits, behind the letters of the newest case number. */
  function findByCodeDigits(text: string): CallerMatchGroup[] {
    const digits = text.slice(0, 100).replaceAll(/[\s-]/g, '');
    if (!/^[1-9]\d{4,7}$/.test(digits)) return [];
    const letters = /^[^-]*-([A-Z]+)\d/.exec(normalizeCaseNumber(newestCaseNumber.get() ?? ''))?.[1];
    if (letters === undefined) return [];
    const code = letters + digits;
    // What goes on with a digit is another number.
    return [...byCaseNumber.all(code, after(code)), ...byCaseNumber.all(`${code}:`, `${code}${end}`)].flatMap(
      (row) => toCodeMatchGroup(row, 'case-number', 40),
    );
  }

  function findByCode(text: string): CallerMatchGroup[] {
    const typed = parseTypedTicketCode(text);
    if (typed === null) return [];
    if (typed.kind === 'reference') {
      return byReference.all(typed.reference).flatMap((row) => toCodeMatchGroup(row, 'reference', 130));
    }
    const { code, isWhole } = typed;
    return byCaseNumber
      .all(code, isWhole ? after(code) : `${code}${end}`)
      .filter((row) => !isWhole || normalizeCaseNumber(row.case_number ?? '') === typed.typed)
      .flatMap((row) => toCodeMatchGroup(row, 'case-number', 120));
  }

  function words(
    text: string,
    field: 'store' | 'name',
    newestTickets: () => readonly NamedTicket[],
  ): CallerMatchGroup[] {
    if (countLetters(text) < minimumTyped.letters) return [];
    const typed = text.slice(0, 200).trim();
    const rest = leaveOutTitlesOf(field, typed);
    const inIndex = field === 'store' ? byStore : byName;
    const [same, like] = field === 'store' ? storeKinds : nameKinds;
    const spellings = [...new Set([typed, rest])].map(toIndexCase);
    const continued = isBeginning(rest) ? spellings : spellings.slice(0, 1);
    const tickets = [...newestTickets(), ...inOtherScript(rest)];
    const { sameWords, someWords } = findNamed(tickets, typed, field);
    const sames = spellings.flatMap((lowered) => inIndex.all(lowered, after(lowered)));
    const sameIds = new Set(sameWords.map(({ lastId }) => lastId));
    const likes = continued
      .flatMap((lowered) => inIndex.all(after(lowered), `${lowered}${end}`))
      .filter(({ lastId }) => !sameIds.has(lastId));
    return [
      ...toMatchGroups([...sames, ...sameWords], { kind: same, matchedText: '' }, 40),
      ...toMatchGroups(likes, { kind: like, matchedText: '' }, 15),
      ...toMatchGroups(someWords, { kind: like, matchedText: '' }, 14),
    ];
  }

  /** Finds what sounds like the words, or differs by a slip. A name with the very words, but older, is similar. */
  function closeWords(text: string, field: 'store' | 'name'): CallerMatchGroup[] {
    const typed = leaveOutTitlesOf(field, text.slice(0, 200));
    if (countLetters(typed) < minimumTyped.letters) return [];
    const [, like] = field === 'store' ? storeKinds : nameKinds;
    const close = field === 'store' ? 'close-store' : 'close-name';
    const wanted = normalizeName(typed);
    return closeCallers(typed, field).flatMap((group) => {
      if (field === 'name' && isManAndWoman(text.slice(0, 200), group.text)) return [];
      const kind = hasBeginnings(normalizeName(group.text), wanted) ? like : close;
      return toMatchGroups([group], { kind, matchedText: '' }, 10 - Math.min(group.distance, 9));
    });
  }

  return {
    find({ phone, name, storeName }: CallerQuery): CallerMatchGroup[] {
      let read: readonly NamedTicket[] | undefined;
      const newestTickets = () => (read ??= recent.all());
      const exact = [
        ...[phone, name, storeName].flatMap(findByCode),
        ...findByCodeDigits(phone),
        ...findByNumber(phone),
        ...words(storeName, 'store', newestTickets),
        ...words(name, 'name', newestTickets),
      ];
      return exact.length > 0 ? exact : [...closeWords(storeName, 'store'), ...closeWords(name, 'name')];
    },
  };
}

/**
 * Finds what the indexes of names do not: other spellings, words inside a name (`Maju` in `Kedai Runcit Maju`), prefixes
 * that too many tickets share, the other Chinese script, and people with another title or none.
 */
function findNamed(tickets: readonly NamedTicket[], typed: string, field: 'store' | 'name') {
  const rest = leaveOutTitlesOf(field, typed);
  const wanted = normalizeName(rest);
  const isFound = isBeginning(rest) ? hasBeginnings : hasWholeWords;
  const hasTitle = rest !== typed;
  const sameWords: Group[] = [];
  const someWords: Group[] = [];
  for (const ticket of tickets) {
    const name = ticket[field];
    const folded = normalizeName(name);
    if (!isFound(folded, wanted)) continue;
    if (hasTitle && isManAndWoman(typed, name)) continue;
    const isSame = folded === wanted || (field === 'name' && hasOnlyTitlesBeside(name, folded, wanted));
    (isSame ? sameWords : someWords).push(ticket);
  }
  return { sameWords, someWords };
}

const storeKinds = ['same-store', 'similar-store'] as const;

const nameKinds = ['same-name', 'similar-name'] as const;

/** Whether each word begins one of the name, both normalised. */
function hasBeginnings(name: string, words: string): boolean {
  return words.split(' ').every((word) => ` ${name}`.includes(` ${word}`));
}

/** Whether a name, which is also folded, has nothing but titles beside what is wanted. Most names need no look at their titles. */
function hasOnlyTitlesBeside(name: string, folded: string, wanted: string): boolean {
  const mayBe = folded.endsWith(wanted) || (folded.startsWith(wanted) && /\p{Script=Han}/u.test(folded));
  return mayBe && normalizeName(leaveOutTitles(name)) === wanted;
}

function leaveOutTitlesOf(field: 'store' | 'name', text: string): string {
  return field === 'name' ? leaveOutTitles(text) : text;
}

/** Whether other names are found that go on behind the text. Behind a title it can be as short as `Ng`, and a whole word. */
function isBeginning(text: string): boolean {
  return countLetters(text) >= minimumTyped.letters || /^\p{Script=Han}/u.test(text);
}

/** The smallest text after this one, where the texts that it is a prefix of begin. */
function after(text: string): string {
  return `${text}\u0001`;
}

function toMatchGroups(groups: readonly Group[], match: CallerMatch, weight: number): CallerMatchGroup[] {
  return groups.map(({ phone, store, lastId, lastAtMs }) => ({
    phone,
    store,
    lastId,
    lastAtMs,
    match,
    weight,
  }));
}

/** Takes the displayed code from the verified ticket, not from the index. */
function toCodeMatchGroup(
  row: CodedRow,
  kind: 'reference' | 'case-number',
  weight: number,
): CallerMatchGroup[] {
  const { id, phone, reference, caseNumber, createdAtMs } = toSummary(row);
  const matchedText = kind === 'reference' ? reference : (caseNumber ?? '');
  const group = { phone, store: row.store, lastId: id, lastAtMs: createdAtMs };
  return toMatchGroups([group], { kind, matchedText, ticketId: id }, weight);
}
