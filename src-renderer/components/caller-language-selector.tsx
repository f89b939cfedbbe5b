import {
  describeLanguage,
  languageNames,
  languages,
  languageTags,
  type Language,
} from '../../shared/i18n/language';
import { formatLabelled } from '../../shared/i18n/format-labelled';
import { useText, type Translate } from '../i18n/use-text';
import { announce } from '../ui/announcer';
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

/** For the key that chooses the next language: the buttons say themselves which one is pressed. */
export function announceCallerLanguage(language: Language, t: Translate): void {
  const name = languageNames[language];
  announce([
    { text: formatLabelled(t.language, t('callPanel.callerLanguage'), '') },
    { text: name, lang: languageTags[language] },
    { text: describeLanguage(language).slice(name.length) },
  ]);
}
