import { existsSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { fail, succeed, type Result } from '../../../shared/result';
import { writeCallCopies, type CallCopy } from '../../calls/call-copies-in-memory';
import { salvageCalls } from '../../calls/salvage-calls';
import { getErrorCode, toDatabaseError, type DatabaseError } from '../../db/database-error';
import { openDatabase } from '../../db/open-database';
import { verifyWholeDatabase } from '../../db/verify-rows';
import { writeFormDraftCopies, type FormDraftCopy } from '../../form-drafts/form-draft-copies-in-memory';
import { salvageFormDrafts } from '../../form-drafts/salvage-form-drafts';
import { openJournal } from '../../journal/journal-file';
import { parseRecords, type JournalRecord } from '../../journal/journal-record';
import type { Log } from '../../log/log';
import { moveInto } from './restore-database';

/**
 * What a run had in memory when another program overwrote its files. The copies have a folder of their own, with a
 * database of calls and forms being typed, and a journal of tickets, until the next opening restores them.
 */
export type EmergencyCopies = {
  readonly writeCalls: (calls: readonly CallCopy[]) => void;
  readonly writeFormDrafts: (drafts: readonly FormDraftCopy[]) => void;
  readonly writeRecords: (records: readonly JournalRecord[]) => void;
  readonly close: () => void;
};

/** A record of the copies' journal: the case that a copied call follows, which is not in the database of calls. */
const followedCaseSchema = z.object({
  kind: z.literal('call-follows'),
  callId: z.string(),
  reference: z.string(),
});

/** @throws errors of SQLite or the file system */
export function openEmergencyCopies(file: string): EmergencyCopies {
  const journal = openJournal(folderOf(file));
  const opened = openDatabase(callsOf(file));
  if (!opened.ok) throw new Error(opened.error.errorCode);
  const db = opened.value;
  const written = new Set<unknown>();
  return {
    writeCalls: (calls) => {
      writeCallCopies(db, calls);
      const following = calls.filter(({ id, follows }) => follows !== null && !written.has(id));
      for (const { id } of following) written.add(id);
      journal.append(
        ...following.map(({ id, follows }) => ({ kind: 'call-follows', callId: id, reference: follows })),
      );
    },
    writeFormDrafts: (drafts) => writeFormDraftCopies(db, drafts),
    writeRecords: (records) => journal.append(...records),
    close: () => {
      db.close();
      journal.close();
    },
  };
}

export function hasEmergencyCopies(file: string): boolean {
  return existsSync(folderOf(file));
}

/** The emergency copies of the last run, if it made any. */
export type CopiedWork = {
  /** The records of its tickets. */
  readonly records: readonly JournalRecord[];
  /**
   * Restores its calls and half-typed forms, once the history has its tickets. A later revision in the history wins.
   * @throws errors of the history, such as a full disk: the copies are there for the next opening
   */
  readonly restoreInto: (db: Database, nowMs: number) => void;
  /** Deletes the copies, once they are in the history. What of them is damaged goes to the damaged files. */
  readonly remove: () => void;
  readonly close: () => void;
};

const nothingCopied: CopiedWork = {
  records: [],
  restoreInto: () => undefined,
  remove: () => undefined,
  close: () => undefined,
};

/**
 * Opens what the last run copied. Fails if it cannot be read now, unless it is damaged: the history must not be used without
 * it, since nothing would bring it back later.
 * @throws errors of the file system
 */
export function openCopiedWork(file: string, log: Log): Result<CopiedWork, DatabaseError> {
  if (!hasEmergencyCopies(file)) return succeed(nothingCopied);
  const raw = readJournal(file);
  const opened = openDatabase(callsOf(file));
  const error = opened.ok ? findError(opened.value) : opened.error;
  const isDamaged = error?.errorCode === 'damaged';
  const db = opened.ok ? opened.value : null;
  if (error !== null && !isDamaged) {
    db?.close();
    return fail(error);
  }
  if (error !== null) log.error('kept calls not taken back', { error: getErrorCode(error) });
  const cases = new Map(parseFollowedCases(raw));
  return succeed({
    records: parseRecords(raw),
    restoreInto: (history, nowMs) => {
      if (db === null) return;
      const restore = history.transaction(() => {
        salvageCalls(db, history, nowMs, ({ id }) => cases.get(String(id)) ?? null);
        salvageFormDrafts(db, history);
      });
      restore.immediate();
    },
    remove: () => {
      db?.close();
      if (isDamaged) moveInto(join(dirname(file), 'damaged'), callsOf(file), `${basename(file)}.kept-calls`);
      rmSync(folderOf(file), { recursive: true, force: true, maxRetries: 3 });
    },
    close: () => void db?.close(),
  });
}

function readJournal(file: string): readonly unknown[] {
  const journal = openJournal(folderOf(file));
  try {
    return journal.readAll();
  } finally {
    journal.close();
  }
}

/** Returns the reference of the case that each call follows, by the id of the call. */
function parseFollowedCases(raw: readonly unknown[]): [string, string][] {
  return raw.flatMap((record): [string, string][] => {
    const parsed = followedCaseSchema.safeParse(record);
    return parsed.success ? [[parsed.data.callId, parsed.data.reference]] : [];
  });
}

function findError(db: Database): DatabaseError | null {
  try {
    verifyWholeDatabase(db);
    return null;
  } catch (thrown) {
    return toDatabaseError(thrown);
  }
}

function callsOf(file: string): string {
  return join(folderOf(file), 'calls.db');
}

function folderOf(file: string): string {
  return join(dirname(file), 'kept');
}
