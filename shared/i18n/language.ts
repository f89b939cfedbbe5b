/** The languages of the app: English, Malay and simplified Chinese. */
export const languages = ['en', 'ms', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The agent's choice of a language. `system` follows the computer. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** Tags for the `lang` of the page, and for dates and numbers as Malaysians write them. */
export const languageTags = { en: 'en-MY', ms: 'ms-MY', zh: 'zh-CN' } as const satisfies Record<
  Language,
  string
>;

/** Each language in its own words, so that people find their language on a screen that they cannot read. */
export const languageNames = { en: 'English', ms: 'Bahasa Melayu', zh: '中文' } as const satisfies Record<
  Language,
  string
>;

const englishLanguageNames = { en: 'English', ms: 'Malay', zh: 'Chinese' } as const satisfies Record<
  Language,
  string
>;

/** A language in its own words and in English, so that either finds it: `Bahasa Melayu (Malay)`. */
export function describeLanguage(language: Language): string {
  const [own, english] = [languageNames[language], englishLanguageNames[language]];
  return language === 'en' ? own : `${own} (${english})`;
}

/** The next language, cyclically. */
export function getNextLanguage(language: Language): Language {
  return languages[(languages.indexOf(language) + 1) % languages.length] ?? 'en';
}

/** `systemTag` is a language tag such as `ms-MY` or `zh-Hans-MY`. Unsupported languages resolve to English. */
export function resolveLanguage(choice: LanguageChoice, systemTag: string): Language {
  return choice === 'system' ? parseLanguageTag(systemTag) : choice;
}

export function parseLanguageTag(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary) ?? 'en';
}
