import type { PinSource } from './pin-and-coordinates';
import type { GeoPoint } from './geo-point';

/** The map service of a link, in its own spelling, or a service that shortens links to anything. */
export type LinkService =
  | 'Google Maps'
  | 'Waze'
  | 'Apple Maps'
  | 'OpenStreetMap'
  | 'Bing Maps'
  | 'HERE WeGo'
  | 'Petal Maps'
  | 'Yandex Maps'
  | 'Amap'
  | 'Baidu Maps'
  | 'Tencent Maps'
  | 'Grab'
  | 'what3words'
  | 'link-shortener';

export type LocatedPlace = GeoPoint & { readonly kind: 'place'; readonly source: PinSource };

/**
 * What a text says about a place. For a short link, only its service knows the place: the agent opens it and copies
 * the long address or the pair from there. A long link may have a name, a number or nothing instead of coordinates;
 * then only the pair helps. A short Plus Code lacks its town.
 */
export type ParsedLocation =
  | LocatedPlace
  | { readonly kind: 'short-link' | 'link-without-place'; readonly service: LinkService }
  | { readonly kind: 'short-plus-code'; readonly code: string }
  | { readonly kind: 'no-place' };
