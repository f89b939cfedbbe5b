import { createContext, useContext } from 'react';
import type { Language } from '../../shared/language';
import { fillIn, type SentenceValues, type Translation } from '../../shared/translation';
import { en } from './en';
import { numberIn } from './format';
import { ms } from './ms';
import { zh } from './zh';

type Leaves<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaves<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** Every sentence of the window by its place in the language file, as in `call.send`. */
export type TextKey = Leaves<typeof en>;

export const dictionaries: Readonly<Record<Language, Translation<typeof en>>> = { en, ms, zh };

/** Gives the sentence for a key, with `{{name}}` replaced by the values; numbers as the language writes them. */
export type Translate = {
  (key: TextKey, values?: SentenceValues): string;
  readonly language: Language;
};

/** One for each language, always the same: nothing is worked out anew for want of another. */
export const translators: Readonly<Record<Language, Translate>> = {
  en: translatorTo('en'),
  ms: translatorTo('ms'),
  zh: translatorTo('zh'),
};

export const TextContext = createContext<Translate>(translators.en);

export function useText(): Translate {
  return useContext(TextContext);
}

function translatorTo(language: Language): Translate {
  const dictionary = dictionaries[language];
  /** A list asks for the same few sentences with every row. */
  const found = new Map<TextKey, string>();
  const sentenceOf = (key: TextKey): string => {
    let sentence = found.get(key);
    if (sentence === undefined) {
      sentence = lookUp(dictionary, key);
      found.set(key, sentence);
    }
    return sentence;
  };
  const translate = (key: TextKey, values?: SentenceValues) =>
    values === undefined ? sentenceOf(key) : fillIn(sentenceOf(key), written(values, language));
  return Object.assign(translate, { language });
}

function lookUp(tree: unknown, key: string): string {
  let node = tree;
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null) return key;
    node = Object.entries(node).find(([name]) => name === part)?.[1];
  }
  return typeof node === 'string' ? node : key;
}

function written(values: SentenceValues, language: Language): SentenceValues {
  const entries = Object.entries(values).map(([name, value]): [string, string] => [
    name,
    typeof value === 'number' ? numberIn(language, value) : value,
  ]);
  return Object.fromEntries<string>(entries);
}
