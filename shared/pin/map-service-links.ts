import { decodeGeohash, decodeOpenStreetMapCode } from './decode-geohash';
import {
  middleOfView,
  placeInParams,
  placeInTwoParams,
  placeInValue,
  withDoubt,
  zoomOf,
} from './link-parameters';
import type { Link } from './parse-links';
import { pairAtStart, spotOf, swapped } from './find-coordinate-pair';
import { spotAt, type LinkService, type Spot } from './parsed-location';

export type MapService = {
  readonly name: LinkService;
  readonly hosts: RegExp;
  readonly placeOf: (link: Link) => Spot | undefined;
};

const decimal = String.raw`(-?\d{1,3}(?:\.\d{1,20})?)`;

/**
 * How far Chinese services may shift a point in Malaysia. In China they must give GCJ-02 coordinates, and Baidu shifts
 * those once more, to BD-09 (lbs.amap.com/api/uri-api and lbsyun.baidu.com, `coordinate` and `coord_type`). Abroad
 * the law asks for no shift, but the converters that are in use take all within 72 to 137.8° E and 0.8 to 55.8° N for
 * China, Malaysia included. Which of them made a link is not to be seen, so that it is neither converted nor exact.
 * Their formulas shift points in Malaysia by up to 535 m, and up to 1,464 m with BD-09.
 */
const shiftMetres = { gcj02: 1000, bd09: 1500 } as const;

/** Every map service but Google's: whose links they are, and where such a link leads. */
export const otherMaps: readonly MapService[] = [
  {
    name: 'Waze',
    hosts: /(?:^|\.)waze\.(?:com|to)$/,
    placeOf: (link) =>
      placeInParams(link, ['to', 'll', 'latlng', 'q']) ??
      (isViewOfWaze(link) ? middleOfView(placeInTwoParams(link), zoomOf(link)) : placeInTwoParams(link)) ??
      decodeGeohash(/\/(?:ul|lr)\/h([0-9a-z]+)/i.exec(link.path)?.[1]?.toLowerCase() ?? ''),
  },
  {
    name: 'Apple Maps',
    hosts: /(?:^|\.)maps\.apple(?:\.com)?$/,
    placeOf: (link) =>
      placeInParams(link, ['daddr', 'destination', 'coordinate']) ??
      (isNamedOnApple(link) ? placeInParams(link, ['ll']) : undefined) ??
      placeInParams(link, ['q', 'address']) ??
      middleOfView(placeInParams(link, ['ll', 'center', 'sll', 'near']), zoomOf(link)),
  },
  {
    name: 'OpenStreetMap',
    hosts: /(?:^|\.)(?:openstreetmap|osm)\.org$/,
    placeOf: placeOfOpenStreetMap,
  },
  {
    name: 'Bing Maps',
    hosts: /(?:^|\.)bing\.com$/,
    placeOf: (link) =>
      placeInParams(link, ['sp', 'where1', 'ss', 'q']) ??
      bingRoute(link) ??
      middleOfView(placeInParams(link, ['cp']), zoomOf(link)),
  },
  {
    name: 'HERE WeGo',
    hosts: /(?:^|\.)here\.com$/,
    placeOf: (link) =>
      anywhereIn(link.path, /[/:]/) ??
      placeInParams(link, ['destination', 'q']) ??
      middleOfView(placeInParams(link, ['map', 'center']), zoomOfHere(link)),
  },
  {
    name: 'Petal Maps',
    hosts: /(?:^|\.)petalmaps\.com$/,
    placeOf: (link) =>
      placeInParams(link, ['marker', 'daddr', 'destination', 'q']) ??
      middleOfView(placeInParams(link, ['center']), zoomOf(link)),
  },
  {
    name: 'Yandex Maps',
    hosts: /(?:^|\.)(?:maps\.)?yandex\.[a-z.]{2,6}$/,
    placeOf: (link) =>
      swapped(placeInParams(link, ['whatshere[point]', 'pt'])) ??
      middleOfView(swapped(placeInParams(link, ['ll'])), zoomOf(link)),
  },
  {
    name: 'Amap',
    hosts: /(?:^|\.)(?:amap|gaode)\.com$/,
    placeOf: (link) =>
      withDoubt(
        swapped(placeInParams(link, ['position', 'to', 'dest'])) ?? placeInParams(link, ['q', 'p']),
        link.params.get('coordinate') === 'wgs84' ? 0 : shiftMetres.gcj02,
      ),
  },
  {
    name: 'Baidu Maps',
    hosts: /(?:^|\.)map\.baidu\.com$/,
    placeOf: (link) =>
      withDoubt(
        placeInParams(link, ['location', 'destination']) ??
          middleOfView(placeInParams(link, ['center']), zoomOf(link)),
        shiftOfBaidu(link),
      ),
  },
  {
    name: 'Tencent Maps',
    hosts: /(?:^|\.)map\.qq\.com$/,
    placeOf: (link) =>
      withDoubt(
        placeInTwoParams(link) ?? placeInParams(link, ['tocoord', 'coord']) ?? tencentMarker(link),
        link.params.get('coord_type') === '1' ? 0 : shiftMetres.gcj02,
      ),
  },
];

function placeOfOpenStreetMap(link: Link): Spot | undefined {
  const view = new RegExp(String.raw`(?:^|&)map=(\d{1,2}(?:\.\d{1,5})?)/${decimal}/${decimal}`);
  const [, zoom = '', latitude, longitude] = view.exec(link.fragment) ?? [];
  return (
    placeInTwoParams(link) ??
    placeInValue(link.params.get('route')?.split(';').at(-1) ?? '') ??
    placeInParams(link, ['to', 'query']) ??
    decodeOpenStreetMapCode(/^\/go\/([\w~@-]+)/.exec(link.path)?.[1] ?? '') ??
    (latitude === undefined || longitude === undefined
      ? undefined
      : middleOfView(spotAt(Number(latitude), Number(longitude)), Number(zoom)))
  );
}

/** `lat` and `lon` of the live map are the middle of its view, unless it is embedded with a pin there. */
function isViewOfWaze({ path, params }: Link): boolean {
  return /live-?map|iframe/i.test(path) && !params.has('to_lat') && params.get('pin') !== '1';
}

/** Apple: `ll` is where the map is centred, and with a name or an address the place that is called so. */
function isNamedOnApple({ params }: Link): boolean {
  return params.has('q') || params.has('address');
}

/** `map=3.1573,101.7122,17,normal` */
function zoomOfHere(link: Link): number | undefined {
  const level = /^[^,]*,[^,]*,(\d{1,2}(?:\.\d{1,20})?)(?:,|$)/.exec(link.params.get('map') ?? '')?.[1];
  return level === undefined ? zoomOf(link) : Number(level);
}

function shiftOfBaidu({ params }: Link): number {
  const type = params.get('coord_type');
  if (type === 'wgs84') return 0;
  return type === 'gcj02' ? shiftMetres.gcj02 : shiftMetres.bd09;
}

/** `rtp=adr.Kedai~pos.3.1573_101.7122_Kedai`: the last stop of a route. */
function bingRoute(link: Link): Spot | undefined {
  return pairAtStart(link.params.get('rtp')?.split('~').at(-1) ?? '');
}

/** `marker=coord:3.1573,101.7122;title:Kedai` */
function tencentMarker(link: Link): Spot | undefined {
  const [, latitude = '', longitude = ''] =
    new RegExp(`coord:${decimal},${decimal}`).exec(link.params.get('marker') ?? '') ?? [];
  return latitude === '' ? undefined : spotOf(latitude, longitude);
}

function anywhereIn(path: string, divider: RegExp): Spot | undefined {
  for (const part of path.split(divider).slice(0, 12).toReversed()) {
    const spot = pairAtStart(part);
    if (spot !== undefined) return spot;
  }
  return undefined;
}
