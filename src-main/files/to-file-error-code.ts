import type { FileErrorCode } from '../../shared/errors/app-error';

export function toFileErrorCode(thrown: unknown): FileErrorCode {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return 'disk-full';
  if (/^(EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EISDIR|ENAMETOOLONG|EBUSY)$/.test(code)) return 'not-writable';
  return 'failed';
}
