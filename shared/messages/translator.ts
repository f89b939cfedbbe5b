import { createInstance, type TFunction } from 'i18next';
import { languages, type Language } from '../i18n/language';
import { formatNumber } from '../format-number';
import { removeGapsInChinese, markValue } from './remove-gaps-in-chinese';

/**
 * The same keys with translated texts. Only English has separate plural forms, so other languages have no `_one` keys.
 */
export type Translated<T> = T extends string
  ? string
  : { readonly [Key in keyof T as Key extends `${string}_one` ? never : Key]: Translated<T[Key]> };

/** The keys of a catalogue, such as `outcome.title`. All plural forms of a message share one key. */
export type MessageKey<T, Prefix extends string = ''> = {
  [Key in keyof T & string]: T[Key] extends string
    ? `${Prefix}${WithoutPlural<Key>}`
    : MessageKey<T[Key], `${Prefix}${Key}.`>;
}[keyof T & string];

type WithoutPlural<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

export type MessageValues = Readonly<Record<string, string | number>> & { readonly count?: number };

/**
 * Returns the message for a key, with each `{{name}}` replaced by its value. The value `count` selects the plural
 * form. Numbers are formatted for the language. A placeholder without a value stays visible.
 */
export type Translate<Key extends string> = {
  (key: Key, values?: MessageValues): string;
  readonly language: Language;
};

/** Several screens with all their rows. */
const maxCachedMessages = 2_000;

export function createTranslators<T extends object>(
  catalogues: Readonly<Record<Language, object>> & { readonly en: T },
): Readonly<Record<Language, Translate<MessageKey<T>>>> {
  const i18n = createInstance();
  void i18n.init({
    resources: Object.fromEntries(
      languages.map((language) => [language, { translation: catalogues[language] }]),
    ),
    lng: 'en',
    fallbackLng: false,
    initAsync: false,
    nsSeparator: false,
    missingInterpolationHandler: (_text: string, [place]: readonly string[]) => place,
    // React and the dialogs of the operating system show text as text.
    interpolation: { escapeValue: false },
  });
  const createTranslate = (language: Language): Translate<MessageKey<T>> => {
    const fixed = i18n.getFixedT(language);
    // A screen asks for the same messages with the same values again and again, and i18next takes 4 to 40 µs for each.
    const cached = new Map<string, string>();
    const translate = (key: string, values?: MessageValues): string => {
      const name = values === undefined ? key : `${key} ${JSON.stringify(values)}`;
      const found = cached.get(name);
      if (found !== undefined) return found;
      const message = values === undefined ? fixed(key) : fillIn(fixed, key, values, language);
      if (cached.size >= maxCachedMessages) cached.clear();
      cached.set(name, message);
      return message;
    };
    return Object.assign(translate, { language });
  };
  return { en: createTranslate('en'), ms: createTranslate('ms'), zh: createTranslate('zh') };
}

function fillIn(fixed: TFunction, key: string, values: MessageValues, language: Language): string {
  const message = fixed(key, optionsFor(values, language));
  return language === 'zh' ? removeGapsInChinese(message) : message;
}

/** Users' texts may contain `$t(…)`. Without `nest: false`, i18next would replace it by another message. */
function optionsFor(values: MessageValues, language: Language) {
  const entries = Object.entries(values).map(([name, value]): [string, string] => [
    name,
    formatValue(value, language),
  ]);
  const options = { replace: Object.fromEntries<string>(entries), nest: false };
  return values.count === undefined ? options : { ...options, count: values.count };
}

function formatValue(value: string | number, language: Language): string {
  if (typeof value === 'number') return formatNumber(value, language);
  return language === 'zh' ? markValue(value) : value;
}
