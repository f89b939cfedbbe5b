import type { Language } from '../i18n/language';
import { sharedMessages } from '../messages/shared-catalogues';
import { parseRegion } from './parse-and-suggest-regions';

/**
 * Translates a state in any usual spelling for a caller who speaks the language. English, and any other text, stays
 * unchanged.
 */
export function translateRegion(text: string, language: Language): string {
  const state = language === 'en' ? undefined : parseRegion(text);
  return state === undefined ? text : sharedMessages[language](`regions.${state}`);
}
