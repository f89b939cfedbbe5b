import { maskCharacters } from '../../../shared/privacy/mask-personal-data';
import type { Translate } from '../../i18n/use-text';

/** Writes a masked text for an announcement: a screen reader says "hidden" instead of naming the mask characters. */
export function speakMasked(text: string, t: Translate): string {
  return text
    .split(maskCharacters)
    .join(` ${t('masking.hidden')} `)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[,.;:])/g, '')
    .trim();
}
