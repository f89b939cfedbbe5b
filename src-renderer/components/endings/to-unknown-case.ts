import type { UnknownCase } from '../../../shared/calls/call-ending';
import type { Translate } from '../../i18n/use-text';

/** A case number that the history does not have, with the note that says so. */
export function toUnknownCase(number: string, t: Translate): UnknownCase {
  return { number, note: t('endCall.askedAboutUnknown', { number }) };
}
