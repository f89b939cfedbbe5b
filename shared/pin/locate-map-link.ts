import { isGoogleMaps, placeOfGoogleMaps } from './google-maps-links';
import { middleOfView, placeInParams, placeInTwoParams, zoomOf } from './link-parameters';
import { linksIn, type Link } from './parse-links';
import { otherMaps } from './map-service-links';
import { pairAtStart } from './find-coordinate-pair';
import type { LinkService, Spot } from './parsed-location';
import { fullPlusCodeIn } from './plus-code';

export type LinkReading =
  { readonly spot: Spot } | { readonly service: LinkService; readonly isShort: boolean };

/**
 * Where a link leads, or whose it is where only its service can tell: it is short, or it names a place without its
 * coordinates. Undefined for links to no map at all.
 */
export function readLink(link: Link, depth = 0): LinkReading | undefined {
  const wrapped = depth < 2 ? wrappedLinkOf(link, depth) : undefined;
  if (wrapped !== undefined) return wrapped;
  const shortLink = shortLinkHosts.find(({ hosts }) => hosts.test(hostAndPath(link)));
  if (shortLink !== undefined) return { service: shortLink.service, isShort: true };
  const spot = placeOf(link);
  if (spot !== undefined) return { spot };
  const service = serviceOf(link);
  return service === undefined ? undefined : { service, isShort: false };
}

function serviceOf(link: Link): LinkService | undefined {
  if (/^(?:www\.)?plus\.codes$/.test(link.host)) return 'Google Maps';
  if (isGoogleMaps(link) && isMapOfGoogle(link)) return 'Google Maps';
  return isMapOf(link) ? otherMaps.find(({ hosts }) => hosts.test(link.host))?.name : undefined;
}

function placeOf(link: Link): Spot | undefined {
  if (isGoogleMaps(link)) return placeOfGoogleMaps(link);
  if (/^(?:www\.)?plus\.codes$/.test(link.host)) return fullPlusCodeIn(link.whole);
  const service = otherMaps.find(({ hosts }) => hosts.test(link.host));
  if (service !== undefined) return service.placeOf(link);
  return placeInParams(link, ['q', 'daddr', 'destination']) ?? generalPlaceOf(link);
}

/** `geo:` and app links, and any other site that writes the usual names. */
function generalPlaceOf(link: Link): Spot | undefined {
  const isAppLink = link.scheme !== '' && !link.scheme.startsWith('http');
  return (
    (isAppLink ? pairAtStart(link.path) : undefined) ??
    placeInTwoParams(link) ??
    placeInParams(link, ['ll', 'latlng', 'coordinate', 'coordinates', 'marker', 'query', 'to']) ??
    middleOfView(placeInParams(link, ['center']), zoomOf(link))
  );
}

/** A link inside a link: redirects, consent pages, mail scanners, messages to be shared. */
function wrappedLinkOf(link: Link, depth: number): LinkReading | undefined {
  for (const name of ['continue', 'url', 'u', 'link', 'q', 'text', 'target', 'deep_link_value', 'af_dp']) {
    const value = link.params.get(name);
    if (value !== undefined && /:\/\/|geo:/.test(value)) {
      for (const inner of linksIn(value, 2)) {
        const reading = readLink(inner, depth + 1);
        if (reading !== undefined) return reading;
      }
    }
  }
  return undefined;
}

const shortLinkHosts: readonly { service: LinkService; hosts: RegExp }[] = [
  { service: 'Google Maps', hosts: /^(?:maps\.app\.goo\.gl|goo\.gl|g\.co|g\.page|share\.google)\// },
  // Behind `ul/h` and `lr/h` stands a geohash, which this app reads.
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
    service: 'link shortener',
    hosts: /^(?:bit\.ly|tinyurl\.com|t\.ly|cutt\.ly|rb\.gy|is\.gd|s\.id|t\.co|shorturl\.at|rebrand\.ly)\//,
  },
];

function hostAndPath(link: Link): string {
  return `${link.host.replace(/^www\./, '')}${link.path === '' ? '/' : link.path}`;
}

function isMapOfGoogle(link: Link): boolean {
  return link.host.startsWith('maps.') || link.path.startsWith('/maps') || !link.scheme.startsWith('http');
}

function isMapOf(link: Link): boolean {
  return link.host !== 'bing.com' && link.host !== 'www.bing.com' ? true : link.path.startsWith('/maps');
}
