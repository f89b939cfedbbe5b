import type { CallerMatch } from './caller-suggestions';

/** Why a caller is suggested, in English: `number ends with 6789`. */
export function explainMatch({ kind, matchedText }: CallerMatch): string {
  const words = kind.replaceAll('-', ' ');
  switch (kind) {
    case 'case-number':
    case 'reference':
      return `${words} ${matchedText}`;
    case 'number-ends':
    case 'number-begins':
      return `${words} with ${matchedText}`;
    case 'number-contains':
      return `number contains ${matchedText}`;
    case 'same-number':
    case 'same-store':
    case 'same-name':
    case 'close-store':
    case 'close-name':
      return words;
    case 'similar-store':
      return 'similar store';
    case 'similar-name':
      return 'similar name';
  }
}
