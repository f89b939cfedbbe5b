import type { SyncErrorCode } from '../../shared/sync/sync-server-and-state';

/** SQLSTATE codes, whole or by their class. */
const codesBySqlState: readonly (readonly [start: string, code: SyncErrorCode])[] = [
  ['28', 'password-rejected'],
  ['3D', 'not-set-up'],
  ['3F', 'not-set-up'],
  ['42P01', 'not-set-up'],
  ['42883', 'not-set-up'],
  ['42501', 'not-allowed'],
  ['25006', 'read-only'],
  ['53300', 'too-many-connections'],
  ['53', 'full'],
  ['57014', 'no-answer'],
  ['57', 'unreachable'],
  ['08', 'unreachable'],
];

/** Turns what pg threw into a code that the window has a sentence for. */
export function toSyncErrorCode(thrown: unknown): SyncErrorCode {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const text = thrown instanceof Error ? thrown.message : '';
  if (text.includes('does not support SSL')) return 'no-tls';
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return 'certificate-expired';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'certificate-name';
  if (/^(?:CERT_|ERR_TLS_CERT|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code))
    return 'certificate-rejected';
  if (/^[\dA-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code))
    return codesBySqlState.find(([start]) => code.startsWith(start))?.[1] ?? 'failed';
  if (text.includes('timeout')) return 'no-answer';
  if (/^E[A-Z]+$/.test(code) || text.includes('Connection terminated') || text.includes('not queryable'))
    return 'unreachable';
  return 'failed';
}

/** True if the server rejects the row itself. Then the other rows of its batch can be sent without it. */
export function isRowRejected(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && /^2[23]/.test(String(thrown.code));
}
