import type { Language } from './language';

/** Joins several names: `Phone, Name`, `电话、姓名`. */
export function formatList(language: Language, parts: readonly string[]): string {
  return parts.join(language === 'zh' ? '、' : ', ');
}
