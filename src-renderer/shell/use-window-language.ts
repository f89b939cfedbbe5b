import { useEffect } from 'react';
import { parseLanguageTag, languageTags, type Language } from '../../shared/i18n/language';
import { translators, type Translate } from '../i18n/use-text';

/**
 * Returns the messages in the app's language and sets the page's `lang`. Until the main process has answered, uses the
 * language with which the page was loaded.
 */
export function useWindowLanguage(settingsLanguage: Language | undefined): Translate {
  const language = settingsLanguage ?? parseLanguageTag(document.documentElement.lang);
  useEffect(() => {
    document.documentElement.lang = languageTags[language];
  }, [language]);
  return translators[language];
}
