import type { Language } from '../i18n/language';

/** Writes lines as one sentence: with a comma between them, where none ends with a mark of its own. */
export function joinLines(text: string, language: Language): string {
  const [comma, blank] = language === 'zh' ? ['，', ''] : [',', ' '];
  return text.replaceAll(/([^\n]?)\s*\n\s*/g, (_, last: string) =>
    /[\p{P}]/u.test(last) ? `${last}${blank}` : `${last}${comma}${blank}`,
  );
}
