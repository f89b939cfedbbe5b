import type { AppError, DatabaseErrorCode } from '../../shared/errors/app-error';
import { fail, type Result } from '../../shared/result';

export type DatabaseError = Extract<AppError, { kind: 'database' }>;

export function createDatabaseError(errorCode: DatabaseErrorCode, detail: string): DatabaseError {
  return { kind: 'database', errorCode, detail: detail.slice(0, 500) };
}

/** Says of a database error what it means for the ticket that was being sent. Any other answer stays as it is. */
export function withTicket<T>(
  answer: Result<T, AppError>,
  ticket: DatabaseError['ticket'],
): Result<T, AppError> {
  if (answer.ok || answer.error.kind !== 'database') return answer;
  return fail({ ...answer.error, ticket });
}

const takenOverCode = 'OPEN_ELSEWHERE';

/** What is thrown where another copy of the app has the folder. */
export function createTakenOverError(): Error {
  return Object.assign(new Error('another copy of the app has taken the folder over'), {
    code: takenOverCode,
  });
}

/** The same as data. `host` is the computer of that copy, null where it is not known. */
export function createOpenElsewhereError(host: string | null): DatabaseError {
  const error = createDatabaseError('open-elsewhere', takenOverCode);
  return host === null ? error : { ...error, host: host.slice(0, 255) };
}

/** The code alone: the words after it may quote a path or a row, which no log may hold. */
export function getErrorCode({ detail }: DatabaseError): string {
  return detail.split(':', 1)[0] ?? '';
}

/** Sorts what SQLite or the file system threw into what the agent can be told. Source: sqlite.org/rescode.html. */
export function toDatabaseError(thrown: unknown): DatabaseError {
  const code = getSqliteCode(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return createDatabaseError(
    isDamage(thrown, message) ? 'damaged' : codeBySqliteCode(code),
    `${code}: ${message}`,
  );
}

/**
 * The same for what was thrown before a database was ever used: its statements are the app's own, and answered by every
 * whole file. Whatever SQLite holds against the file itself, and not against the disk or another program, is damage.
 * @param isWritable whether the file system lets it be written to: then the file's own word that it is not is a lie
 */
export function toOpenError(thrown: unknown, isWritable: () => boolean): DatabaseError {
  const error = toDatabaseError(thrown);
  const code = getSqliteCode(thrown);
  const isDamaged =
    (code === 'SQLITE_READONLY' && isWritable()) ||
    (code.startsWith('SQLITE_') && error.errorCode === 'failed' && !isFromOutside.test(code));
  return isDamaged ? { ...error, errorCode: 'damaged' } : error;
}

/** Other programs, the disk itself, memory. */
const isFromOutside =
  /^SQLITE_(BUSY|LOCKED|IOERR(?!_(SHORT_READ|DATA|CORRUPTFS))|NOMEM|INTERRUPT|PROTOCOL|MISUSE|NOLFS)/;

/**
 * JSON is written whole or not at all, and every statement is prepared against the schema before it is used: where
 * either cannot be read later, the file has changed under the app.
 */
function isDamage(thrown: unknown, message: string): boolean {
  return thrown instanceof SyntaxError || fromDamage.test(message);
}

const fromDamage =
  /^(malformed JSON|no such (table|column|function|index|collation|module)|unknown (function|database|column)|unsupported file format|database schema has changed|error in (trigger|view|index|table) )/;

function codeBySqliteCode(code: string): DatabaseErrorCode {
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS)/.test(code))
    return 'read-only';
  if (/^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY)/.test(code)) return 'in-use';
  if (code === takenOverCode) return 'open-elsewhere';
  if (damagedCode.test(code)) return 'damaged';
  return 'failed';
}

/** A length, a type or a checksum in the file that nothing was ever written with. */
const damagedCode =
  /^SQLITE_(CORRUPT|NOTADB|MISMATCH|FORMAT|TOOBIG|SCHEMA|IOERR_(SHORT_READ|DATA|CORRUPTFS))/;

/** Whether the schema did not take what was to be written: that says something about it, and nothing about the file. */
export function isConstraint(thrown: unknown): boolean {
  return getSqliteCode(thrown).startsWith('SQLITE_CONSTRAINT');
}

function getSqliteCode(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown';
}

/** What SQLite throws for a damaged file, for damage that it cannot see. */
export function createCorruptionError(what: string): Error {
  return Object.assign(new Error(what), { code: 'SQLITE_CORRUPT_CONTENT' });
}
