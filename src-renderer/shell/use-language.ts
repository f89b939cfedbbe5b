import { useEffect } from 'react';
import { parseLanguageTag, languageTags, type Language } from '../../shared/i18n/language';
import { translators, type Translate } from '../i18n/translate';

/**
 * The sentences of the language to speak, which the page is said to be in. Until the main process has answered it is
 * the one that the page came with.
 */
export function useLanguage(told: Language | undefined): Translate {
  const language = told ?? parseLanguageTag(document.documentElement.lang);
  useEffect(() => {
    document.documentElement.lang = languageTags[language];
  }, [language]);
  return translators[language];
}
