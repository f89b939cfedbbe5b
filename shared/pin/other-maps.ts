import { decodeGeohash, decodeOpenStreetMapCode } from './cells';
import { middleOfView, placeInParams, placeInTwoParams, placeInValue } from './link-values';
import type { Link } from './links';
import { pairAtStart, spotOf, swapped } from './pair-in-text';
import type { LinkService, Spot } from './place';

export type MapService = {
  readonly name: LinkService;
  readonly hosts: RegExp;
  readonly placeOf: (link: Link) => Spot | undefined;
};

const decimal = String.raw`(-?\d{1,3}(?:\.\d{1,20})?)`;

/** Every map service but Google's: whose links they are, and where such a link leads. */
export const otherMaps: readonly MapService[] = [
  {
    name: 'Waze',
    hosts: /(?:^|\.)waze\.(?:com|to)$/,
    placeOf: (link) =>
      placeInParams(link, ['to', 'll', 'latlng', 'q']) ??
      placeInTwoParams(link) ??
      decodeGeohash(/\/(?:ul|lr)\/h([0-9a-z]+)/i.exec(link.path)?.[1]?.toLowerCase() ?? ''),
  },
  {
    name: 'Apple Maps',
    hosts: /(?:^|\.)maps\.apple(?:\.com)?$/,
    placeOf: (link) =>
      placeInParams(link, [
        'daddr',
        'destination',
        'coordinate',
        'll',
        'q',
        'address',
        'center',
        'sll',
        'near',
      ]),
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
      placeInParams(link, ['sp', 'where1', 'ss', 'q']) ?? bingRoute(link) ?? placeInParams(link, ['cp']),
  },
  {
    name: 'HERE WeGo',
    hosts: /(?:^|\.)here\.com$/,
    placeOf: (link) =>
      anywhereIn(link.path, /[/:]/) ?? placeInParams(link, ['destination', 'q', 'map', 'center']),
  },
  {
    name: 'Petal Maps',
    hosts: /(?:^|\.)petalmaps\.com$/,
    placeOf: (link) => placeInParams(link, ['marker', 'daddr', 'destination', 'q', 'center']),
  },
  {
    name: 'Yandex Maps',
    hosts: /(?:^|\.)(?:maps\.)?yandex\.[a-z.]{2,6}$/,
    placeOf: (link) => swapped(placeInParams(link, ['whatshere[point]', 'pt', 'll'])),
  },
  {
    name: 'Amap',
    hosts: /(?:^|\.)(?:amap|gaode)\.com$/,
    placeOf: (link) =>
      swapped(placeInParams(link, ['position', 'to', 'dest'])) ?? placeInParams(link, ['q', 'p']),
  },
  {
    name: 'Baidu Maps',
    hosts: /(?:^|\.)map\.baidu\.com$/,
    placeOf: (link) => placeInParams(link, ['location', 'destination', 'center']),
  },
  {
    name: 'Tencent Maps',
    hosts: /(?:^|\.)map\.qq\.com$/,
    placeOf: (link) =>
      placeInTwoParams(link) ?? placeInParams(link, ['tocoord', 'coord']) ?? tencentMarker(link),
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
      : middleOfView(latitude, longitude, Number(zoom)))
  );
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
