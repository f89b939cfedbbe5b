import type { Language } from '../i18n/language';

/**
 * Writes lines as one sentence: with a comma between them, where none ends with a mark of its own. Behind a Chinese line
 * the comma is a Chinese one, whatever the language of the screen.
 */
export function joinLinesWithCommas(text: string, language: Language): string {
  return text.replaceAll(/([^\n]?)\s*\n\s*/g, (_, last: string) => {
    const isChinese = language === 'zh' || chineseCharacter.test(last);
    const [comma, blank] = isChinese ? ['，', ''] : [',', ' '];
    return /[\p{P}]/u.test(last) ? `${last}${blank}` : `${last}${comma}${blank}`;
  });
}

const chineseCharacter = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF]/u;
