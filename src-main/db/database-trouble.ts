import type { AppError, DatabaseTrouble } from '../../shared/app-error';

export type DatabaseError = Extract<AppError, { kind: 'database' }>;

export function databaseError(trouble: DatabaseTrouble, detail: string): DatabaseError {
  return { kind: 'database', trouble, detail: detail.slice(0, 500) };
}

/** Sorts what SQLite or the file system threw into what the agent can be told. Source: sqlite.org/rescode.html. */
export function troubleOf(thrown: unknown): DatabaseError {
  const code = codeOf(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return databaseError(isDamage(thrown, message) ? 'damaged' : troubleByCode(code), `${code}: ${message}`);
}

/**
 * JSON is written whole or not at all, and every statement is prepared against the schema before it is used: where
 * either cannot be read later, the file has changed under the app.
 */
function isDamage(thrown: unknown, message: string): boolean {
  return thrown instanceof SyntaxError || /^(malformed JSON|no such (table|column):)/.test(message);
}

function troubleByCode(code: string): DatabaseTrouble {
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT') return 'disk full';
  if (/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EROFS)/.test(code))
    return 'read-only';
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB)/.test(code)) return 'damaged';
  return 'failed';
}

function codeOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown';
}

/** What SQLite throws for a damaged file, for damage that it cannot see. */
export function damagedContent(what: string): Error {
  return Object.assign(new Error(what), { code: 'SQLITE_CORRUPT_CONTENT' });
}
