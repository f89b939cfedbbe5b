/** The languages that the app speaks: English, Malay and Chinese in simplified signs. */
export const languages = ['en', 'ms', 'zh'] as const;
export type Language = (typeof languages)[number];

/** What an agent may choose: one of them, or what the computer speaks. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

/** For the `lang` of the page, and for dates and numbers as Malaysians write them. */
export const languageTags = { en: 'en-MY', ms: 'ms-MY', zh: 'zh-CN' } as const satisfies Record<
  Language,
  string
>;

/** What each language calls itself, so that a person who cannot read the screen finds their own language. */
export const languageNames = { en: 'English', ms: 'Bahasa Melayu', zh: '中文' } as const satisfies Record<
  Language,
  string
>;

/** The one after it, in a round. */
export function getNextLanguage(language: Language): Language {
  return languages[(languages.indexOf(language) + 1) % languages.length] ?? 'en';
}

/** `systemTag` is a language tag such as `ms-MY` or `zh-Hans-MY`; English for every language that is not spoken here. */
export function resolveLanguage(choice: LanguageChoice, systemTag: string): Language {
  return choice === 'system' ? parseLanguageTag(systemTag) : choice;
}

export function parseLanguageTag(tag: string): Language {
  const primary = tag.toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === primary) ?? 'en';
}
