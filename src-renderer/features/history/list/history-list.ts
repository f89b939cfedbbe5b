import { pageLength, type HistoryPage } from '../../../../shared/history/ticket-history';
import type { Ask } from '../../../ipc/ipc-client';
import { makeStore, type Store } from '../../../state/store';
import { kept, pageOf, rowOf, rowWithin } from './page-cache';
import { blankOutline, rowsOn, slicesAtOnce, type OutlineSoFar } from './partial-page-index';
import { asked, type PastQuery } from '../filter/list-query';
import { blankPast, rowAt, type PastTickets } from './history-list-state';

export type PastTicketsList = {
  readonly store: Store<PastTickets>;
  readonly look: (change: Partial<PastQuery>) => Promise<void>;
  /** After tickets came, changed or went: everything anew, and what is seen and chosen stays, as far as it is there. */
  readonly refresh: () => Promise<void>;
  /** These rows are before the agent's eyes: from `first` up to, not including, `last`. */
  readonly show: (first: number, last: number) => void;
  readonly selectTicket: (ticketId: number) => void;
  /** One of the history that the app is in, wanted from elsewhere: chosen whatever list is shown, or was just asked for. */
  readonly open: (ticketId: number) => void;
  /** Infinity is the last one, also where it is not known yet which that is. */
  readonly selectRow: (row: number) => void;
  /** Up or down by so many rows, as far as there are any. */
  readonly move: (by: number) => void;
};

/**
 * The history as it is looked through. Any page can be read by itself, because the outline of the list tells where each
 * begins; it comes in slices behind the first page. Each answer counts only while its question is the newest.
 * @param untilQuiet ends once a pause in typing is long enough for that: the next key's search waits for no slice
 */
export function pastTickets(
  ask: Ask,
  firstSelected: number | null,
  untilQuiet: () => Promise<void> = () => Promise.resolve(),
): PastTicketsList {
  const store = makeStore(blankPast(firstSelected));
  let question = 0;
  /** Chosen by the next list of the app's own history, also where it is not among its first. */
  let wantedId = firstSelected;
  let isLooking = false;
  let isReading = false;
  /** True while the agent has gone to the end of a list of which nobody knows yet where that is. */
  let isToEnd = false;
  let isCounting = false;
  let outline = blankOutline;
  let stale: ReadonlySet<number> = new Set();
  /** How long the list was taken for when a page last came back too short. Nothing is counted anew twice for the same. */
  let shortAt: number | null = null;
  let view = { first: 0, last: pageLength };

  const shown = () => asked(store.get().query, store.get().askedAtMs);

  async function look(change: Partial<PastQuery>): Promise<void> {
    store.set((past) => ({ ...past, query: { ...past.query, ...change } }));
    const page = await firstPage();
    if (page === null) return;
    outline = { ...blankOutline, ends: page.next === null ? [] : [page.next] };
    shortAt = null;
    stale = new Set();
    view = { first: 0, last: pageLength };
    const foundIn = store.get().query.filter.mode;
    const wanted = foundIn === undefined ? wantedId : null;
    wantedId = null;
    store.set((past) => {
      // A number is a ticket's within one history.
      const chosen = wanted ?? (foundIn === past.foundIn ? past.selectedId : null);
      const found = page.rows.findIndex(({ id }) => id === chosen);
      const isKept = wanted !== null && found === -1;
      const row = found === -1 ? 0 : found;
      return {
        ...past,
        foundBy: past.query.text,
        foundIn,
        count: page.rows.length,
        isWhole: page.next === null,
        pages: new Map([[0, page]]),
        selectedRow: isKept || page.rows.length === 0 ? null : row,
        selectedId: isKept ? wanted : (page.rows[row]?.id ?? null),
        isFirstLook: false,
        error: null,
      };
    });
    if (page.next === null) return;
    const mine = question;
    isCounting = true;
    if (change.text !== undefined) await untilQuiet();
    if (mine === question) await goOnCounting(blankOutline, true);
  }

  async function refresh(): Promise<void> {
    if (isLooking) return;
    const page = await firstPage();
    if (page === null) return;
    wantedId = null;
    const mine = question;
    stale = new Set([...store.get().pages.keys()].filter((number) => number > 0));
    if (page.next === null) publish({ ends: [], after: null, count: page.rows.length, isWhole: true });
    else await goOnCounting(blankOutline, false);
    if (mine !== question) return;
    store.set((past) => ({ ...past, pages: new Map(past.pages).set(0, page), error: null }));
    stale = new Set([...store.get().pages.keys()].filter((number) => number > 0));
    findSelected();
    void read();
  }

  /** Null where it failed or nobody wants it any more. */
  async function firstPage(): Promise<HistoryPage | null> {
    question += 1;
    const mine = question;
    isLooking = true;
    isToEnd = false;
    isCounting = false;
    store.set((past) => ({ ...past, askedAtMs: Date.now() }));
    const page = await ask('history.search', { ...shown(), before: null, limit: pageLength });
    if (mine !== question) return null;
    isLooking = false;
    if (page.ok) return page.value;
    store.set((past) => ({ ...past, isFirstLook: false, error: page.error }));
    return null;
  }

  /** @param isShown whether it may be seen how far it has come; else it takes the old one's place when it is done */
  async function goOnCounting(from: OutlineSoFar, isShown: boolean): Promise<void> {
    const mine = question;
    let soFar = from;
    isCounting = true;
    for (let slice = 0; slice < slicesAtOnce && !soFar.isWhole; slice += 1) {
      const { after, count } = soFar;
      const part = await ask('history.outline', { ...shown(), pageLength, after, counted: count });
      if (mine !== question) return;
      if (!part.ok) {
        store.set((past) => ({ ...past, error: part.error }));
        break;
      }
      const { pageEnds, count: counted, next } = part.value;
      soFar = { ends: [...soFar.ends, ...pageEnds], after: next, count: counted, isWhole: next === null };
      if (isShown) publish(soFar);
    }
    isCounting = false;
    if (!isShown) publish(soFar);
  }

  function publish(known: OutlineSoFar): void {
    const first = store.get().pages.get(0)?.rows.length ?? 0;
    const ends = known.ends.length === 0 ? outline.ends.slice(0, 1) : known.ends;
    outline = { ...known, ends };
    store.set((past) => {
      const count = known.isWhole ? known.count : Math.max(known.count, first);
      // New ones come before it. Of those that are gone nobody knows where they were.
      const isLonger = past.query.sort === 'newest' && past.isWhole && known.isWhole && count > past.count;
      const isAlongside = isLonger && past.selectedRow !== null && past.selectedRow > 0;
      const there = isAlongside ? past.selectedRow + count - past.count : past.selectedRow;
      const wanted = isToEnd ? Infinity : there;
      const isPlace = wanted !== null && (isToEnd || known.isWhole);
      const selectedRow = isPlace ? rowWithin(wanted, count) : wanted;
      const isMoving = past.isMoving || isToEnd;
      return { ...past, count, isWhole: known.isWhole, selectedRow, isMoving };
    });
    isToEnd = isToEnd && !known.isWhole;
    void read();
  }

  /** Reads what is seen, one page at a time, and always what is seen by then; afterwards the pages beside it. */
  async function read(): Promise<void> {
    if (isReading) return;
    isReading = true;
    for (let number = nextPage(); number !== undefined && !isLooking; number = nextPage()) {
      const mine = question;
      const before = number === 0 ? null : (outline.ends[number - 1] ?? null);
      const page = await ask('history.search', { ...shown(), before, limit: pageLength });
      if (mine !== question) continue;
      if (!page.ok) {
        store.set((past) => ({ ...past, error: page.error }));
        break;
      }
      take(number, page.value);
    }
    isReading = false;
  }

  function take(number: number, page: HistoryPage): void {
    stale = new Set([...stale].filter((other) => other !== number));
    store.set((past) => {
      const wanted = [pageOf(view.first), ...(past.selectedRow === null ? [] : [pageOf(past.selectedRow)])];
      return { ...past, pages: kept(new Map(past.pages).set(number, page), wanted) };
    });
    findSelected();
    if (page.rows.length >= rowsOn(number, outline) || shortAt === outline.count) return;
    // Tickets are gone, maybe the very one that the page begins after: nobody is told where it begins now.
    shortAt = outline.count;
    void refresh();
  }

  function nextPage(): number | undefined {
    const { pages, selectedRow, count, isMoving } = store.get();
    const [first, last] = [pageOf(view.first), pageOf(Math.max(view.first, view.last - 1))];
    const wanted = selectedRow === null || !isMoving ? [] : [pageOf(selectedRow)];
    for (let number = first; number <= last; number += 1) wanted.push(number);
    wanted.push(last + 1, first - 1);
    return wanted.find(
      (number) =>
        number >= 0 &&
        number * pageLength < count &&
        (number === 0 || outline.ends[number - 1] !== undefined) &&
        (!pages.has(number) || stale.has(number)),
    );
  }

  function isPending(): boolean {
    const past = store.get();
    return past.selectedRow !== null && rowAt(past, past.selectedRow)?.id !== past.selectedId;
  }

  /** The chosen ticket keeps being chosen where it has moved; else whatever the chosen row shows now. */
  function findSelected(): void {
    store.set((past) => {
      if (past.selectedRow === null || !isPending()) return past;
      const there = rowAt(past, past.selectedRow);
      if (there === undefined || stale.has(pageOf(past.selectedRow))) return past;
      if (past.isMoving) return { ...past, selectedId: there.id };
      const fresh = new Map([...past.pages].filter(([number]) => !stale.has(number)));
      return { ...past, selectedRow: rowOf(past.selectedId, fresh) };
    });
    if (store.get().isMoving && !isPending()) store.set((past) => ({ ...past, isMoving: false }));
  }

  function selectRow(row: number): void {
    const { count } = store.get();
    if (count === 0) return;
    wantedId = null;
    isToEnd = row === Infinity && !store.get().isWhole;
    store.set((past) => ({ ...past, selectedRow: rowWithin(row, count), isMoving: true }));
    findSelected();
    void read();
    const isAtEnd = row >= count - 1 && !store.get().isWhole;
    if (isAtEnd && !isLooking && !isCounting) void goOnCounting(outline, true);
  }

  function selectTicket(ticketId: number): void {
    wantedId = null;
    isToEnd = false;
    store.set((past) => ({
      ...past,
      selectedId: ticketId,
      selectedRow: rowOf(ticketId, past.pages),
      isMoving: false,
    }));
  }

  function open(ticketId: number): void {
    const { query, foundIn } = store.get();
    const { mode, ...filter } = query.filter;
    if (mode === undefined && foundIn === undefined) selectTicket(ticketId);
    else if (mode !== undefined || !isLooking) void look({ filter });
    if (isLooking) wantedId = ticketId;
  }

  return {
    store,
    look,
    refresh,
    show: (first, last) => {
      view = { first, last };
      void read();
    },
    selectTicket,
    open,
    selectRow,
    move: (by) => selectRow((store.get().selectedRow ?? -1) + by),
  };
}
