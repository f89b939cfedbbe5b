import type { AppError, DatabaseErrorCode } from '../../shared/errors/app-error';
import { fail, type Result } from '../../shared/result';

export type DatabaseError = Extract<AppError, { kind: 'database' }>;

export function createDatabaseError(errorCode: DatabaseErrorCode, detail: string): DatabaseError {
  return { kind: 'database', errorCode, detail: detail.slice(0, 500) };
}

/** Adds to a database error what it means for the ticket that was being sent. Returns any other answer unchanged. */
export function withTicket<T>(
  answer: Result<T, AppError>,
  ticket: DatabaseError['ticket'],
): Result<T, AppError> {
  if (answer.ok || answer.error.kind !== 'database') return answer;
  return fail({ ...answer.error, ticket });
}

const takenOverCode = 'OPEN_ELSEWHERE';

/** Creates the exception for a data folder that another copy of the app has taken over. */
export function createTakenOverError(): Error {
  return Object.assign(new Error('another copy of the app has taken the folder over'), {
    code: takenOverCode,
  });
}

/** Creates the same error as data. `host` is the computer of the other copy, null if unknown. */
export function createOpenElsewhereError(host: string | null): DatabaseError {
  const error = createDatabaseError('open-elsewhere', takenOverCode);
  return host === null ? error : { ...error, host: host.slice(0, 255) };
}

/** Returns the code without the message: the message may quote a path or a row, which must not reach the log. */
export function getErrorCode({ detail }: DatabaseError): string {
  return detail.split(':', 1)[0] ?? '';
}

/**
 * Turns an exception of SQLite or the file system into an error that the window has a sentence for. Source:
 * sqlite.org/rescode.html.
 */
export function toDatabaseError(thrown: unknown): DatabaseError {
  const code = getSqliteCode(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return createDatabaseError(
    isDamage(thrown, message) ? 'damaged' : codeBySqliteCode(code),
    `${code}: ${message}`,
  );
}

/**
 * Like `toDatabaseError`, for exceptions during opening. All statements are the app's own then, and every intact file
 * can answer them. So an error of SQLite about the file itself, not about the disk or another program, means damage.
 * @param isWritable whether the file system allows writing; if so, a file that SQLite calls read-only is damaged
 */
export function toOpenError(thrown: unknown, isWritable: () => boolean): DatabaseError {
  const error = toDatabaseError(thrown);
  const code = getSqliteCode(thrown);
  const isDamaged =
    (code === 'SQLITE_READONLY' && isWritable()) ||
    (code.startsWith('SQLITE_') && error.errorCode === 'failed' && !isFromOutside.test(code));
  return isDamaged ? { ...error, errorCode: 'damaged' } : error;
}

/** Errors whose cause lies outside the file: another program, the disk itself, memory. */
const isFromOutside =
  /^SQLITE_(BUSY|LOCKED|IOERR(?!_(SHORT_READ|DATA|CORRUPTFS))|NOMEM|INTERRUPT|PROTOCOL|MISUSE|NOLFS)/;

/**
 * The app writes JSON whole or not at all and prepares every statement against the schema before use. If JSON does not
 * parse or a schema object is missing later, the file has changed under the app.
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

/** SQLite's codes for a length, a type or a checksum that the app never writes. */
const damagedCode =
  /^SQLITE_(CORRUPT|NOTADB|MISMATCH|FORMAT|TOOBIG|SCHEMA|IOERR_(SHORT_READ|DATA|CORRUPTFS))/;

/** True if a constraint of the schema refused the row to be written. That means a bad row, not a damaged file. */
export function isConstraint(thrown: unknown): boolean {
  return getSqliteCode(thrown).startsWith('SQLITE_CONSTRAINT');
}

/** Like `isConstraint`, or true if a row that was read does not match its checksum. */
export function isConstraintOrDamagedRow(thrown: unknown): boolean {
  return isConstraint(thrown) || getSqliteCode(thrown) === damagedRowCode;
}

const damagedRowCode = 'SQLITE_CORRUPT_CONTENT';

function getSqliteCode(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown';
}

/** Creates the same kind of exception as SQLite's for a damaged file, for damage that SQLite itself cannot detect. */
export function createCorruptionError(what: string): Error {
  return Object.assign(new Error(what), { code: damagedRowCode });
}
