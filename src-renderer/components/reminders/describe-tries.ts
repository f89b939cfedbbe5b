import type { ListedIncomingCall } from '../../../shared/calls/incoming-call';
import { formatShortDate } from '../../../shared/i18n/format-dates';
import type { Translate } from '../../i18n/use-text';

/** How often nobody answered, and when last; '' for a caller who was not called yet. */
export function describeTries(tries: ListedIncomingCall['tries'], t: Translate): string {
  if (tries === undefined) return '';
  const when = formatShortDate(tries.lastAtMs, Date.now(), t.language);
  return t('missedCalls.tried', { count: tries.count, when });
}
