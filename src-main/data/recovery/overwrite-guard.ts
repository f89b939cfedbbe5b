import type { Database } from 'better-sqlite3';
import type { CallFields } from '../../../shared/calls/call';
import type { FormDraftTarget } from '../../../shared/form-drafts/form-draft';
import { fail, type Result } from '../../../shared/result';
import { createCallCopies } from '../../calls/call-copies-in-memory';
import { createFormDraftCopies } from '../../form-drafts/form-draft-copies-in-memory';
import {
  createDatabaseError,
  createTakenOverError,
  toDatabaseError,
  type DatabaseError,
} from '../../db/database-error';
import type { WalTruncationGuard } from '../../db/wal-truncation-guard';
import type { JournalFile } from '../../journal/journal-file';
import type { Log } from '../../log/log';
import { getErrorName } from '../../log/error-trace';
import type { Stores } from '../stores/stores';
import { createTicketCopies } from '../ticket-recovery/ticket-copies-in-memory';
import type { EndedAttempt } from '../../tickets/store/end-attempt';
import type { UnchangedDatabaseVerifier } from './unchanged-database-verifier';
import { openEmergencyCopies, type EmergencyCopies } from './emergency-copies';
import type { FileWatch } from './detect-external-file-changes';
import { type OverwrittenFile, writeMark } from './in-use-marks';

/**
 * Checks the files before and after each call. Once another program has written into them, every call fails: what the
 * connection has in memory no longer matches the file. Once another copy of the app owns the folder, no attempt begins.
 */
export type OverwriteGuard = {
  /** @returns why the call must not run; null if it may */
  readonly refuse: (store: string, method: string, args: readonly unknown[]) => Refusal | null;
  /**
   * Call it before the call runs.
   * @returns a function that accepts what the call wrote: call it once the statements have run, and again at the end
   */
  readonly watchCall: (store: string) => () => void;
  /** @returns what to answer in place of the call's result, which must not be believed; null if it may */
  readonly refuseAnswer: (store: string, method: string, args: readonly unknown[]) => Refusal | null;
  /** Remembers what the call changed, before the next call runs. */
  readonly remember: (store: string, args: readonly unknown[]) => void;
  /** Registers the function to call once, when the files were overwritten. */
  readonly whenOverwritten: (listener: () => void) => void;
  /** True while the files hold what this copy of the app wrote, and the copy owns the folder. */
  readonly isAsWritten: () => boolean;
  /** Closes the emergency copies, which the next opening restores. */
  readonly close: () => void;
};

type Refusal = Result<never, DatabaseError>;

type Call = Parameters<OverwriteGuard['refuse']>;

export type OverwriteGuardParts = {
  readonly db: Database;
  readonly file: string;
  /** The `in-use` file, which exists while the app runs. It tells the next opening what happened. */
  readonly inUse: string;
  readonly files: FileWatch;
  readonly content: UnchangedDatabaseVerifier;
  readonly walIndex: WalTruncationGuard;
  readonly journal: Pick<JournalFile, 'isAsWritten' | 'wasContinued'>;
  /** The references of the tickets of which the journal got records since they were last taken. */
  readonly changedTickets: { readonly drain: () => readonly string[] };
  /** False once another copy of the app has taken the folder over. Then that copy's writes are no fault. */
  readonly isOwner: () => boolean;
  readonly log: Log;
};

/** Methods that save what was typed: `(callId, fields, nowMs)`. */
const saveMethods: ReadonlySet<string> = new Set<keyof Stores['calls']>(['save', 'saveWithinLimit']);

/**
 * Methods that start an attempt or end a call. Once another copy of the app has taken the folder over, that copy sends the waiting
 * tickets. Outcomes of attempts that began before are still written.
 */
const attemptMethods: ReadonlySet<string> = new Set<keyof Stores['tickets']>([
  'make',
  'endCall',
  'beginAttempt',
]);

/** Stores that write directly into the pages of the file, without SQLite's log. */
const pageWriters: ReadonlySet<string> = new Set(['erasures']);

export function createOverwriteGuard(parts: OverwriteGuardParts): OverwriteGuard {
  const { db, file, inUse, files, content, walIndex, journal, isOwner, log } = parts;
  const callCopies = createCallCopies(db);
  const formDraftCopies = createFormDraftCopies(db);
  const ticketCopies = createTicketCopies(db, parts.changedTickets);
  const totalChanges = db.prepare<[], number>('SELECT total_changes()').pluck();
  const countChanges = (): number => (db.open ? (totalChanges.get() ?? 0) : 0);
  const readVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  let version = readVersion.get();
  let walState = walIndex.read();
  let noted: string | null = null;
  let overwritten: OverwrittenFile | null = null;
  let copies: EmergencyCopies | null = null;
  let tell: (() => void) | undefined;

  /**
   * Returns which file was overwritten, if any. Missing files are not overwritten ones: they are rescued from the
   * connection, which still has all of them.
   */
  function find(): OverwrittenFile | null {
    if (overwritten !== null) return overwritten;
    const logFound = walIndex.repair();
    if (logFound === 'repaired') acceptNewIndex();
    const found = db.open ? files.check() : 'gone';
    if (found === 'gone') return null;
    const isJournalSame = journal.isAsWritten();
    // Before the state is renewed, and only where it matters: this runs before and after each call.
    const isLogSame = found === 'same' || walState?.whole === walIndex.read()?.whole;
    // Another copy of the app that appends to the journal writes into the database, too.
    const isVersionSame = journal.wasContinued() || isVersionOwn();
    const isFileSame = found === 'same' || isOnlyTouched(isLogSame);
    if ((logFound !== 'log-cut' && isJournalSame && isVersionSame && isFileSame) || !isOwner()) return null;
    return isJournalSame ? 'database' : 'journal';
  }

  /** SQLite rebuilds the index at the next look at the database. */
  function acceptNewIndex(): void {
    log.warn('history index was truncated, and rebuilt');
    version = getVersion();
    walState = walIndex.read();
  }

  /**
   * True if nobody else has committed. The version also changes when another program empties the log, but then the number
   * of commits does not.
   */
  function isVersionOwn(): boolean {
    // Read first: what is committed in between changes the version.
    const stateNow = walIndex.read();
    const versionNow = getVersion();
    const isOwn =
      versionNow === version || (stateNow !== undefined && stateNow.commits === walState?.commits);
    if (isOwn) [version, walState] = [versionNow, stateNow];
    return isOwn;
  }

  /** True if another program only set the file's time, or moved the log into the file: nothing is older then. */
  function isOnlyTouched(isLogSame: boolean): boolean {
    const proof = content.check(isLogSame);
    if (proof === 'unproven') return false;
    files.accept();
    if (proof === 'log-moved') acceptContent();
    log.info('history file was touched, and has its content');
    return true;
  }

  /** Accepts what SQLite has moved into the file. Writing the new mark may make SQLite move it, too. */
  function acceptContent(): void {
    content.accept();
    content.prepareNext();
    if (files.accept()) content.accept();
  }

  /** Notes the mark of the file, which shows after a kill whether the log was lost. */
  function prepareNext(): boolean {
    if (!isOwner()) return false;
    const isMoved = content.prepareNext();
    const inFile = content.markInFile();
    if (inFile !== null && inFile !== noted) attempt('mark', () => writeMark(inUse, inFile));
    noted = inFile ?? noted;
    return isMoved;
  }

  /** Changes once another connection writes into the log, which leaves the time of the database file as it was. */
  function getVersion(): number | undefined {
    try {
      return db.open ? readVersion.get() : version;
    } catch {
      // The call that comes next reports what is wrong with the file.
      return version;
    }
  }

  function refuse(found: OverwrittenFile, [store, method, args]: Call): Refusal {
    if (overwritten === null) {
      overwritten = found;
      log.error('history files were overwritten', { file: overwritten });
      attempt('mark', mark);
      attempt('work', () => {
        copies = openEmergencyCopies(file);
        copies.writeCalls(callCopies.all());
        copies.writeFormDrafts(formDraftCopies.all());
        copies.writeRecords(ticketCopies.all());
      });
      tell?.();
    }
    attempt('work', () => keepRefused(store, method, args));
    return fail(createDatabaseError('failed', 'FILES_OVERWRITTEN: another program wrote into the files'));
  }

  function mark(): void {
    writeMark(inUse, overwritten ?? '');
  }

  /** Keeps what the window typed, and what StoreHub answered, after the files were overwritten. */
  function keepRefused(store: string, method: string, args: readonly unknown[]): void {
    if (store === 'calls' && saveMethods.has(method)) {
      const call = callCopies.rememberUnsaved(...(args as [string, CallFields, number]));
      if (call !== undefined) copies?.writeCalls([call]);
    }
    if (store === 'formDrafts' && method === ('set' satisfies keyof Stores['formDrafts'])) {
      const draft = formDraftCopies.rememberUnsaved(...(args as Parameters<Stores['formDrafts']['set']>));
      if (draft !== undefined) copies?.writeFormDrafts([draft]);
    }
    if (store === 'tickets' && method === ('endAttempt' satisfies keyof Stores['tickets'])) {
      const record = ticketCopies.toEndRecord(...(args as [EndedAttempt, boolean]));
      if (record !== undefined) copies?.writeRecords([record]);
    }
  }

  function attempt(what: string, work: () => void): void {
    try {
      work();
    } catch (thrown) {
      log.error('not kept for the next opening', { what, error: getErrorName(thrown) });
    }
  }

  return {
    refuse: (store, method, args) => {
      const found = find();
      if (found !== null) return refuse(found, [store, method, args]);
      return store === 'tickets' && attemptMethods.has(method) && !isOwner()
        ? fail(toDatabaseError(createTakenOverError()))
        : null;
    },
    watchCall: (store) => {
      let changes = countChanges();
      return () => {
        const changesNow = countChanges();
        // Comes every few seconds.
        const isMoved = store === 'owner' && prepareNext();
        const mayHaveWritten = isMoved || changesNow !== changes || pageWriters.has(store);
        if (mayHaveWritten && files.accept()) acceptContent();
        if (pageWriters.has(store)) version = getVersion();
        changes = changesNow;
      };
    },
    refuseAnswer: (...call) => {
      const found = find();
      return found === null ? null : refuse(found, call);
    },
    remember: (store, args) => {
      ticketCopies.remember();
      if (store === 'erasures') {
        callCopies.refresh();
        formDraftCopies.refresh();
        ticketCopies.refresh();
      }
      for (const id of listCallsOfMethod(store, args)) callCopies.remember(id);
      if (store === 'formDrafts' && args[0] !== undefined)
        formDraftCopies.remember(args[0] as FormDraftTarget);
    },
    whenOverwritten: (listener) => {
      tell = listener;
    },
    isAsWritten: () => isOwner() && find() === null,
    close: () => {
      copies?.close();
      // A program that copies a whole folder may have overwritten the mark meanwhile.
      if (overwritten !== null) attempt('mark', mark);
    },
  };
}

/** The ids of the calls that a store method may have changed. */
function listCallsOfMethod(store: string, args: readonly unknown[]): string[] {
  // The lists of calls that belong together, or do not.
  if (store === 'incidents') return args.flat().filter((arg) => typeof arg === 'string');
  const [first] = args;
  if (store === 'calls') return typeof first === 'string' ? [first] : [];
  const isTicket = store === 'tickets' && typeof first === 'object' && first !== null && 'callId' in first;
  return isTicket ? [String(first.callId)] : [];
}
