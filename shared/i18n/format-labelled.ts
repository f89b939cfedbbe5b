import type { Language } from './language';

/** Joins a label and its value with the colon of the language: `Phone: 012`, `电话：012`. */
export function formatLabelled(language: Language, label: string, value: string): string {
  return `${label}${language === 'zh' ? '：' : ': '}${value}`;
}
