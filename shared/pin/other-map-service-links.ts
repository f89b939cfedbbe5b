import { decodeGeohash, decodeOpenStreetMapCode } from './decode-geohash-and-openstreetmap-code';
import {
  toViewCentre,
  findPointInParameters,
  findPointInParameterPair,
  parsePointParameter,
  widenRadius,
  getZoom,
} from './find-point-in-link-parameters';
import type { ParsedLink } from './find-links-in-text';
import { parseLeadingPair, toGeoPoint, swapCoordinates } from './find-coordinate-pair';
import type { LinkService } from './parsed-location';
import { createGeoPoint, type GeoPoint } from './geo-point';

export type MapService = {
  readonly name: LinkService;
  readonly hosts: RegExp;
  readonly locate: (link: ParsedLink) => GeoPoint | undefined;
};

const decimal = String.raw`(-?\d{1,3}(?:\.\d{1,20})?)`;

/**
 * How far Chinese services may shift a point in Malaysia, in metres: in China they must give GCJ-02, which Baidu shifts
 * to BD-09 (lbs.amap.com/api/uri-api, lbsyun.baidu.com). Common converters treat Malaysia as China, and a link does not
 * show which one made it: the point is neither converted nor exact. Their formulas shift by up to 535 m, and 1,464 m with BD-09.
 */
const shiftMetres = { gcj02: 1000, bd09: 1500 } as const;

/** Every map service except Google Maps: its hosts, and how to locate its links. */
export const otherMapServices: readonly MapService[] = [
  {
    name: 'Waze',
    hosts: /(?:^|\.)waze\.(?:com|to)$/,
    locate: (link) =>
      findPointInParameters(link, ['to', 'll', 'latlng', 'q']) ??
      (isWazeView(link)
        ? toViewCentre(findPointInParameterPair(link), getZoom(link))
        : findPointInParameterPair(link)) ??
      decodeGeohash(/\/(?:ul|lr)\/h([0-9a-z]+)/i.exec(link.path)?.[1]?.toLowerCase() ?? ''),
  },
  {
    name: 'Apple Maps',
    hosts: /(?:^|\.)maps\.apple(?:\.com)?$/,
    locate: (link) =>
      findPointInParameters(link, ['daddr', 'destination', 'coordinate']) ??
      (hasAppleMapsName(link) ? findPointInParameters(link, ['ll']) : undefined) ??
      findPointInParameters(link, ['q', 'address']) ??
      toViewCentre(findPointInParameters(link, ['ll', 'center', 'sll', 'near']), getZoom(link)),
  },
  {
    name: 'OpenStreetMap',
    hosts: /(?:^|\.)(?:openstreetmap|osm)\.org$/,
    locate: locateOpenStreetMapLink,
  },
  {
    name: 'Bing Maps',
    hosts: /(?:^|\.)bing\.com$/,
    locate: (link) =>
      findPointInParameters(link, ['sp', 'where1', 'ss', 'q']) ??
      locateBingRoute(link) ??
      toViewCentre(findPointInParameters(link, ['cp']), getZoom(link)),
  },
  {
    name: 'HERE WeGo',
    hosts: /(?:^|\.)here\.com$/,
    locate: (link) =>
      findPairInPath(link.path, /[/:]/) ??
      findPointInParameters(link, ['destination', 'q']) ??
      toViewCentre(findPointInParameters(link, ['map', 'center']), getHereZoom(link)),
  },
  {
    name: 'Petal Maps',
    hosts: /(?:^|\.)petalmaps\.com$/,
    locate: (link) =>
      findPointInParameters(link, ['marker', 'daddr', 'destination', 'q']) ??
      toViewCentre(findPointInParameters(link, ['center']), getZoom(link)),
  },
  {
    name: 'Yandex Maps',
    hosts: /(?:^|\.)(?:maps\.)?yandex\.[a-z.]{2,6}$/,
    locate: (link) =>
      swapCoordinates(findPointInParameters(link, ['whatshere[point]', 'pt'])) ??
      toViewCentre(swapCoordinates(findPointInParameters(link, ['ll'])), getZoom(link)),
  },
  {
    name: 'Amap',
    hosts: /(?:^|\.)(?:amap|gaode)\.com$/,
    locate: (link) =>
      widenRadius(
        swapCoordinates(findPointInParameters(link, ['position', 'to', 'dest'])) ??
          findPointInParameters(link, ['q', 'p']),
        link.params.get('coordinate') === 'wgs84' ? 0 : shiftMetres.gcj02,
      ),
  },
  {
    name: 'Baidu Maps',
    hosts: /(?:^|\.)map\.baidu\.com$/,
    locate: (link) =>
      widenRadius(
        findPointInParameters(link, ['location', 'destination']) ??
          toViewCentre(findPointInParameters(link, ['center']), getZoom(link)),
        getBaiduShift(link),
      ),
  },
  {
    name: 'Tencent Maps',
    hosts: /(?:^|\.)map\.qq\.com$/,
    locate: (link) =>
      widenRadius(
        findPointInParameterPair(link) ??
          findPointInParameters(link, ['tocoord', 'coord']) ??
          locateTencentMarker(link),
        link.params.get('coord_type') === '1' ? 0 : shiftMetres.gcj02,
      ),
  },
];

function locateOpenStreetMapLink(link: ParsedLink): GeoPoint | undefined {
  const view = new RegExp(String.raw`(?:^|&)map=(\d{1,2}(?:\.\d{1,5})?)/${decimal}/${decimal}`);
  const [, zoom = '', latitude, longitude] = view.exec(link.fragment) ?? [];
  return (
    findPointInParameterPair(link) ??
    parsePointParameter(link.params.get('route')?.split(';').at(-1) ?? '') ??
    findPointInParameters(link, ['to', 'query']) ??
    decodeOpenStreetMapCode(/^\/go\/([\w~@-]+)/.exec(link.path)?.[1] ?? '') ??
    (latitude === undefined || longitude === undefined
      ? undefined
      : toViewCentre(createGeoPoint(Number(latitude), Number(longitude)), Number(zoom)))
  );
}

/** In a live map, `lat` and `lon` are the centre of the view, unless the map is embedded with a pin there. */
function isWazeView({ path, params }: ParsedLink): boolean {
  return /live-?map|iframe/i.test(path) && !params.has('to_lat') && params.get('pin') !== '1';
}

/** Apple: `ll` is the centre of the map. With a name or an address it is the named place itself. */
function hasAppleMapsName({ params }: ParsedLink): boolean {
  return params.has('q') || params.has('address');
}

/** Reads the level of `map=3.1573,101.7122,17,normal`. */
function getHereZoom(link: ParsedLink): number | undefined {
  const level = /^[^,]*,[^,]*,(\d{1,2}(?:\.\d{1,20})?)(?:,|$)/.exec(link.params.get('map') ?? '')?.[1];
  return level === undefined ? getZoom(link) : Number(level);
}

function getBaiduShift({ params }: ParsedLink): number {
  const type = params.get('coord_type');
  if (type === 'wgs84') return 0;
  return type === 'gcj02' ? shiftMetres.gcj02 : shiftMetres.bd09;
}

/** Reads the last stop of a route: `rtp=adr.Kedai~pos.3.1573_101.7122_Kedai`. */
function locateBingRoute(link: ParsedLink): GeoPoint | undefined {
  return parseLeadingPair(link.params.get('rtp')?.split('~').at(-1) ?? '');
}

/** Reads `marker=coord:3.1573,101.7122;title:Kedai`. */
function locateTencentMarker(link: ParsedLink): GeoPoint | undefined {
  const [, latitude = '', longitude = ''] =
    new RegExp(`coord:${decimal},${decimal}`).exec(link.params.get('marker') ?? '') ?? [];
  return latitude === '' ? undefined : toGeoPoint(latitude, longitude);
}

function findPairInPath(path: string, divider: RegExp): GeoPoint | undefined {
  for (const part of path.split(divider).slice(0, 12).toReversed()) {
    const point = parseLeadingPair(part);
    if (point !== undefined) return point;
  }
  return undefined;
}
