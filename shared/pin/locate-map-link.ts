import { isGoogleMapsLink, locateGoogleMapsLink } from './google-maps-links';
import {
  toViewCentre,
  findPointInParameters,
  findPointInParameterPair,
  getZoom,
} from './find-point-in-link-parameters';
import { findLinks, type ParsedLink } from './find-links-in-text';
import { otherMapServices } from './other-map-service-links';
import { parseLeadingPair } from './find-coordinate-pair';
import type { LinkService } from './parsed-location';
import type { GeoPoint } from './geo-point';
import { findFullPlusCode } from './plus-code';

export type LinkTarget =
  | { readonly point: GeoPoint }
  | { readonly service: LinkService; readonly isShort: boolean };

/**
 * Returns the place of a map link. If only the map service can tell, because the link is short or names a place
 * without coordinates, returns the service. Undefined if the link leads to no map.
 */
export function locateLink(link: ParsedLink, depth = 0): LinkTarget | undefined {
  const wrapped = depth < 2 ? locateWrappedLink(link, depth) : undefined;
  if (wrapped !== undefined) return wrapped;
  const shortLink = shortLinkHosts.find(({ hosts }) => hosts.test(hostAndPath(link)));
  if (shortLink !== undefined) return { service: shortLink.service, isShort: true };
  const point = locateMapLink(link);
  if (point !== undefined) return { point };
  const service = serviceOf(link);
  return service === undefined ? undefined : { service, isShort: false };
}

function serviceOf(link: ParsedLink): LinkService | undefined {
  if (/^(?:www\.)?plus\.codes$/.test(link.host)) return 'Google Maps';
  if (isGoogleMapsLink(link) && isGoogleMapLink(link)) return 'Google Maps';
  return isMapLink(link) ? otherMapServices.find(({ hosts }) => hosts.test(link.host))?.name : undefined;
}

function locateMapLink(link: ParsedLink): GeoPoint | undefined {
  if (isGoogleMapsLink(link)) return locateGoogleMapsLink(link);
  if (/^(?:www\.)?plus\.codes$/.test(link.host)) return findFullPlusCode(link.whole);
  const service = otherMapServices.find(({ hosts }) => hosts.test(link.host));
  if (service !== undefined) return service.locate(link);
  return findPointInParameters(link, ['q', 'daddr', 'destination']) ?? locateGenericLink(link);
}

/** Reads `geo:` and app links, and other sites that use the usual parameter names. */
function locateGenericLink(link: ParsedLink): GeoPoint | undefined {
  const isAppLink = link.scheme !== '' && !link.scheme.startsWith('http');
  return (
    (isAppLink ? parseLeadingPair(link.path) : undefined) ??
    findPointInParameterPair(link) ??
    findPointInParameters(link, ['ll', 'latlng', 'coordinate', 'coordinates', 'marker', 'query', 'to']) ??
    toViewCentre(findPointInParameters(link, ['center']), getZoom(link))
  );
}

/** Finds a link inside a link: redirects, consent pages, mail scanners, share messages. */
function locateWrappedLink(link: ParsedLink, depth: number): LinkTarget | undefined {
  for (const name of ['continue', 'url', 'u', 'link', 'q', 'text', 'target', 'deep_link_value', 'af_dp']) {
    const value = link.params.get(name);
    if (value !== undefined && /:\/\/|geo:/.test(value)) {
      for (const inner of findLinks(value, 2)) {
        const reading = locateLink(inner, depth + 1);
        if (reading !== undefined) return reading;
      }
    }
  }
  return undefined;
}

const shortLinkHosts: readonly { service: LinkService; hosts: RegExp }[] = [
  { service: 'Google Maps', hosts: /^(?:maps\.app\.goo\.gl|goo\.gl|g\.co|g\.page|share\.google)\// },
  // After `ul/h` and `lr/h` comes a geohash, which the app decodes itself.
  { service: 'Waze', hosts: /^(?:waze\.to\/(?!(?:ul|lr)\/h)|(?:ul\.)?waze\.com\/ul\/(?!h))\w/ },
  { service: 'Apple Maps', hosts: /^maps\.apple\/p\// },
  { service: 'Bing Maps', hosts: /^binged\.it\// },
  { service: 'HERE WeGo', hosts: /^her\.is\// },
  { service: 'Yandex Maps', hosts: /^yandex\.[a-z.]{2,6}\/maps\/-\// },
  { service: 'Amap', hosts: /^surl\.amap\.com\// },
  { service: 'Baidu Maps', hosts: /^j\.map\.baidu\.com\// },
  { service: 'Grab', hosts: /^(?:grab\.onelink\.me|grb\.to|r\.grab\.com)\// },
  { service: 'what3words', hosts: /^(?:w3w\.co|what3words\.com)\// },
  {
    service: 'link-shortener',
    hosts: /^(?:bit\.ly|tinyurl\.com|t\.ly|cutt\.ly|rb\.gy|is\.gd|s\.id|t\.co|shorturl\.at|rebrand\.ly)\//,
  },
];

function hostAndPath(link: ParsedLink): string {
  return `${link.host.replace(/^www\./, '')}${link.path === '' ? '/' : link.path}`;
}

function isGoogleMapLink(link: ParsedLink): boolean {
  return link.host.startsWith('maps.') || link.path.startsWith('/maps') || !link.scheme.startsWith('http');
}

function isMapLink(link: ParsedLink): boolean {
  return link.host !== 'bing.com' && link.host !== 'www.bing.com' ? true : link.path.startsWith('/maps');
}
