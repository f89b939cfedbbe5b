import type { Language } from '../i18n/language';
import { sharedMessages } from '../messages/messages';
import { parseRegion } from './region-names';

/** A state in any usual spelling, as a caller who speaks the language says it; in English, and any other text, as it is. */
export function translateRegion(text: string, language: Language): string {
  const state = language === 'en' ? undefined : parseRegion(text);
  return state === undefined ? text : sharedMessages[language](`regions.${state}`);
}
