import type { Gazetteer } from '../gazetteer/gazetteer';
import { findRegionOfMallsAndStreets } from '../gazetteer/regions-of-malls-and-streets';
import { findAddressStart } from './find-address-start';
import { namesStreet } from './address-words';
import { trimSpan, type ConsumableText, type Span } from './consumable-text';
import { isShopName } from './shop-words';
import { isTownOrRegion } from './recognise-town-or-region';

/**
 * Returns the shop alone: `Kedai Runcit Fadzil` of `Kedai Runcit Fadzil, Lot 1290, Kampung Tebing Tinggi` and of
 * `Kedai Runcit Fadzil, Kajang`.
 */
export function cutAddressFromStoreName(
  { text }: ConsumableText,
  [start, end]: Span,
  gazetteer: Gazetteer | undefined,
): Span {
  for (const { index } of text.slice(start, end).matchAll(/,\s/g)) {
    if (
      findAddressStart(
        text.slice(start + index + 2, end),
        /(?<!\d)\d{5}(?!\d)/.test(text.slice(start + index, end)),
      ) === 0
    )
      return [start, start + index];
    // `Restoran Sri Siantan, Batu Gajah 31000`
    if (endsInPlace.test(text.slice(start + index + 2, end))) return [start, start + index];
    // `The Daily Bean, Bangsar Village II`
    if (findRegionOfMallsAndStreets(text.slice(start + index + 2, end)) !== undefined)
      return [start, start + index];
    // `Selvi Jewels, Mrs Selvi`
    if (civilTitle.test(text.slice(start + index + 2, end))) return [start, start + index];
    if (
      isTownOrRegion(
        text
          .slice(start + index + 2, end)
          .trim()
          .split(/\s+/),
        gazetteer,
      )
    )
      return [start, start + index];
  }
  return [start, end];
}

/** The shop in front of an address, if there is one, and the address: `Pasaraya Kenanga, 8 Jalan Raya`. */
export function splitShopFromAddress(
  source: ConsumableText,
  value: Span,
  gazetteer: Gazetteer | undefined,
): readonly [shop: Span | undefined, address: Span] {
  const shop = cutAddressFromStoreName(source, value, gazetteer);
  const words = source.text.slice(...shop);
  const isShop =
    shop[1] < value[1] && isShopName(words) && !namesStreet(words) && !isPlaceOfShops.test(words);
  return isShop ? [shop, trimSpan(source, [shop[1], value[1]])] : [undefined, value];
}

const isPlaceOfShops = /\d|(?:cent(?:re|er)s?|house)$/i;

const endsInPlace =
  /^(?:[\p{Lu}\d][\p{L}\d'’]*[ ,]+){0,4}(?:\d{5}|mall|plaza|ICC|(?:KL|PJ|JB|KK|KT|KB))\s*$|^(?:bukit|taman|sungai|kampung|kuala|bandar|batu|pulau|tanjung|kota|seri|desa)\s\p{L}/iu;

const civilTitle = /^(?:mr|mrs|ms|miss|mdm|madam|encik|en|puan|pn|cik)\.?\s\p{Lu}/iu;
