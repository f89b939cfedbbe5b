import { formatShortDate } from '../../shared/i18n/format-dates';
import type { Language } from '../../shared/i18n/language';

/** The short date as seen from now. */
export function formatWhen(atMs: number, language: Language): string {
  return formatShortDate(atMs, Date.now(), language);
}
