import { languageTags, type Language } from './i18n/language';

/** Formats have at most seven decimals, as many as a coordinate. */
const formats = new Map<Language, Intl.NumberFormat>();

/** Formats a number in the style of the language, such as `12,345.6`. */
export function formatNumber(value: number, language: Language): string {
  let format = formats.get(language);
  if (format === undefined) {
    format = new Intl.NumberFormat(languageTags[language], { maximumFractionDigits: 7 });
    formats.set(language, format);
  }
  return format.format(value);
}
