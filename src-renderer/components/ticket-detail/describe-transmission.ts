import type { Attempt } from '../../../shared/history/ticket-summary-and-detail';
import type { Translate } from '../../i18n/use-text';

/** What is known about the transmission: whether anything was sent, how long it took, and the HTTP status. */
export function describeTransmission(attempt: Attempt, t: Translate): string {
  const parts = [
    // Of an attempt that was cut off, nobody knows.
    attempt.firstByteAtMs === null && attempt.endedAtMs !== null && attempt.outcome?.kind !== 'uncertain'
      ? t('history.nothingLeft')
      : '',
    // Where the clock was set back during it, nobody knows either.
    attempt.endedAtMs === null || attempt.endedAtMs < attempt.startedAtMs
      ? ''
      : t('history.duration', { seconds: ((attempt.endedAtMs - attempt.startedAtMs) / 1000).toFixed(1) }),
    attempt.httpStatus === null ? '' : `HTTP ${attempt.httpStatus}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
