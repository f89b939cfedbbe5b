/**
 * The maximum count that one action may cost. Counts, unlike times, do not depend on the computer or its load. `why` says
 * what the number is made of. A commit that needs more raises the number, and says why in the same place.
 */
export type Budget = { readonly max: number; readonly why: string };

export type Budgets = Readonly<Record<string, Budget>>;

/** Loaded before the first paint. Sizes are those of the built files, in 1,000 bytes. */
export const loadBudgets = {
  firstKeyKb: {
    max: 5,
    why: 'the script that runs before the first frame, whose form takes the first keys',
  },
  windowFiles: { max: 2, why: 'that script, and all that the call screen needs; each is a request' },
  windowKb: {
    max: 1034,
    why: 'compiled before the form of the call with its sentences in three languages, some 50 ms a megabyte without a code cache',
  },
  mainFiles: {
    max: 6,
    why: 'main, preload, and what main shares with its threads',
  },
  mainKb: {
    max: 310,
    why: 'compiled before Electron is ready, two thirds of it zod, for policies and settings',
  },
  helpdeskKb: {
    max: 1000,
    why: 'compiled between the early form and the call screen, with whole names for the traces in the log',
  },
  databaseFiles: {
    max: 12,
    why: 'the thread, and what it shares with main, whose first files are apart from what it loads later',
  },
  databaseKb: {
    max: 1038,
    why: 'compiled again by each thread; the first waits for it before the calls are there',
  },
} as const satisfies Budgets;

/** A start over a history that exists, until the window is idle. */
export const startBudgets = {
  requests: {
    max: 14,
    why: 'calls, typed notes, state (twice: the token comes later), whether the window is in use (twice: not once its calls are there), what banners and counts show',
  },
  threads: { max: 1, why: 'the writer; another costs 150 to 250 ms of a processor beside the first paint' },
  databaseCalls: {
    max: 13,
    why: 'recovery and the outbox, then one for each request that reads the database; the last one asks which incidents ended lately',
  },
  statements: { max: 101, why: 'six of each call check that no other program has written into the files' },
  stores: { max: 0, why: 'the first touch of session storage held the window for six seconds' },
  layoutReads: {
    max: 6,
    why: 'two rectangles for each of the three times that the tab scrolls into its row',
  },
  commits: { max: 16, why: 'the shell, and the answers in as many turns as they arrive: 8 to 14' },
  renders: {
    max: 560,
    why: '430, by which answer comes first; once in some fifty starts the call screen twice again, 104 more',
  },
} as const satisfies Budgets;

/** One key in a field whose text the tabs do not show, until it is saved. */
export const keyBudgets = {
  requests: { max: 1, why: 'the call is saved' },
  databaseCalls: { max: 1, why: 'the call is saved' },
  statements: { max: 12, why: 'the update, its checksum and its limits; six check the files' },
  commits: { max: 4, why: 'typed, the read-back afterwards, saving, saved' },
  renders: {
    max: 22,
    why: 'the read-back with the one sentence that changed and its mark, and the line with the save status',
  },
  layoutReads: { max: 0, why: 'a key never makes Chromium lay the page out before its frame' },
} as const satisfies Budgets;

/** F9 with StoreHub's answer, until the case number is copied. */
export const sendBudgets = {
  requests: { max: 3, why: 'the ticket, the copy of its case number, the counts of the outbox' },
  databaseCalls: { max: 5, why: 'ticket with attempt, outcome, ringing call, what waits next, counts' },
  statements: { max: 71, why: 'six of each call check that no other program has written into the files' },
  databaseSyncs: {
    max: 2,
    why: 'the attempt before the first byte leaves, the outcome before anyone hears of it',
  },
  journalSyncs: { max: 2, why: 'the same two, which nothing waits for' },
  commits: {
    max: 5,
    why: 'sending, the outcome, copied, the count in the rail; one more where an answer comes in a turn of its own',
  },
  renders: {
    max: 163,
    why: 'each field once, since it takes no more keys, the outcome, with the notes that may be half typed, and its tab, in words',
  },
  layoutReads: { max: 7, why: 'the outcome is scrolled into view' },
} as const satisfies Budgets;
