import type { AppError } from '../../../shared/app-error';
import type { TicketSummary } from '../../../shared/history';
import type { Ask } from '../../ipc-client';
import { makeStore, type Store } from '../../store';

export type PastTickets = {
  readonly text: string;
  readonly rows: readonly TicketSummary[];
  /** Where the following page begins; null where there is none. */
  readonly next: number | null;
  readonly selectedId: number | null;
  readonly isFirstLook: boolean;
  readonly error: AppError | null;
};

type PastTicketsSearch = {
  readonly store: Store<PastTickets>;
  readonly search: (text: string) => Promise<void>;
  readonly more: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  readonly select: (ticketId: number) => void;
  /** Up or down by so many rows, as far as there are any. */
  readonly move: (by: number) => void;
};

const pageLength = 50;
const longestPage = 200;

/** The history as it is looked through: each answer counts only while its question is the newest. */
export function pastTickets(ask: Ask, firstSelected: number | null): PastTicketsSearch {
  const store = makeStore<PastTickets>({
    text: '',
    rows: [],
    next: null,
    selectedId: firstSelected,
    isFirstLook: true,
    error: null,
  });
  let newest = 0;
  let isPaging = false;

  const look = async (text: string, limit: number, keepsSelected: boolean) => {
    newest += 1;
    const mine = newest;
    store.set((past) => ({ ...past, text }));
    const page = await ask('history.search', { text, before: null, limit });
    if (mine !== newest) return;
    store.set((past) => {
      if (!page.ok) return { ...past, isFirstLook: false, error: page.error };
      const { rows, next } = page.value;
      const isKept = keepsSelected || rows.some(({ id }) => id === past.selectedId);
      const selectedId = isKept ? (past.selectedId ?? rows[0]?.id ?? null) : (rows[0]?.id ?? null);
      return { ...past, rows, next, selectedId, isFirstLook: false, error: null };
    });
  };

  const more = async () => {
    const { text, next } = store.get();
    if (next === null || isPaging) return;
    isPaging = true;
    const mine = newest;
    const page = await ask('history.search', { text, before: next, limit: pageLength });
    isPaging = false;
    if (mine !== newest) return;
    store.set((past) =>
      page.ok
        ? { ...past, rows: [...past.rows, ...page.value.rows], next: page.value.next }
        : { ...past, error: page.error },
    );
  };

  return {
    store,
    search: (text) => look(text, pageLength, store.get().isFirstLook),
    more,
    refresh: () => {
      const { text, rows } = store.get();
      return look(text, Math.min(Math.max(rows.length, pageLength), longestPage), true);
    },
    select: (ticketId) => store.set((past) => ({ ...past, selectedId: ticketId })),
    move: (by) => {
      const { rows, selectedId } = store.get();
      const from = rows.findIndex(({ id }) => id === selectedId);
      const to = rows[Math.min(Math.max(from + by, 0), rows.length - 1)];
      if (to !== undefined) store.set((past) => ({ ...past, selectedId: to.id }));
      if (from + by >= rows.length - 5) void more();
    },
  };
}
