import { languageNames, languages, languageTags, type Language } from '../../shared/i18n/language';
import { useText } from '../i18n/use-text';
import { ActionKeys } from '../ui/action-keys';
import css from './caller-language-selector.module.css';

const shortNames = { en: 'EN', ms: 'BM', zh: '中文' } as const satisfies Record<Language, string>;

type CallerLanguageSelectorProps = {
  readonly selected: Language;
  readonly onChoose: (language: Language) => void;
};

/** Selects the language to speak with the caller, independent of the screen's. Its key selects the next one. */
export function CallerLanguageSelector({ selected, onChoose }: CallerLanguageSelectorProps) {
  const t = useText();
  return (
    <span role="group" aria-label={t('callPanel.callerLanguage')} className={css['chips']}>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          tabIndex={-1}
          lang={languageTags[language]}
          title={languageNames[language]}
          aria-pressed={language === selected}
          className={css['chip']}
          onClick={() => onChoose(language)}
        >
          {shortNames[language]}
        </button>
      ))}
      <ActionKeys action="caller-language" />
    </span>
  );
}
