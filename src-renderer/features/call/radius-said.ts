import type { Translate } from '../../i18n/text';
import { radiusInWords } from './pin-notes';

/** How far off a pin may be, as it is said: `exact`, `within 50 m`, `about 4 km`. */
export function radiusSaid(radiusMetres: number, t: Translate): string {
  const { unit, amount } = radiusInWords(radiusMetres);
  return unit === 'exact' ? t('notes.pinExact') : t(`notes.pinWithin.${unit}`, { amount });
}
