import { normalizeCharacters } from '../text/normalize-characters';

/** A link, parsed leniently and without a platform's URL parser, since people cut and mangle links. */
export type ParsedLink = {
  readonly scheme: string;
  readonly host: string;
  /** The decoded path, without host and query. `+` becomes a blank. */
  readonly path: string;
  /** Decoded values by lower-case name. `+` becomes a blank. */
  readonly params: ReadonlyMap<string, string>;
  /** The same values with `+` unchanged, for Plus Codes. */
  readonly rawParams: ReadonlyMap<string, string>;
  readonly fragment: string;
  /** The whole link, decoded. */
  readonly whole: string;
};

/** No map service writes longer links, and no agent pastes more of them. The limits bound the work for garbage. */
const maxLinkLength = 4000;
const maxLinks = 100;

const knownHosts = [
  String.raw`maps\.app\.goo\.gl`,
  String.raw`goo\.gl`,
  String.raw`maps\.google\.[a-z.]{2,6}`,
  String.raw`google\.[a-z.]{2,6}/maps`,
  String.raw`share\.google`,
  String.raw`g\.(?:co|page)`,
  String.raw`(?:ul\.|embed\.)?waze\.(?:com|to)`,
  String.raw`maps\.apple(?:\.com)?/`,
  String.raw`(?:openstreetmap|osm)\.org`,
  String.raw`plus\.codes`,
  String.raw`bing\.com/maps`,
  String.raw`(?:wego|share)\.here\.com`,
  String.raw`(?:w3w\.co|what3words\.com)`,
  String.raw`(?:bit\.ly|tinyurl\.com|binged\.it|her\.is)/`,
].join('|');

const linkStart = new RegExp(
  String.raw`(?<![a-z])(?:https?|waze|comgooglemaps|comgooglemapsurl|maps|om|ge0|yandexmaps):\/{1,2}|(?<![a-z])(?:geo|google\.navigation|maps):(?=[\d?q+-])|(?<![\w.@%/-])(?:www\.)?(?:${knownHosts})`,
  'gi',
);

/** Finds every link in a text, in order, even joined to other words or inside another link. */
export function findLinks(text: string, maxCount = maxLinks): ParsedLink[] {
  const links: ParsedLink[] = [];
  for (const token of normalizeCharacters(text)
    .replaceAll('&amp;', '&')
    .split(/[\s<>]+/)) {
    for (const { index } of token.matchAll(linkStart)) {
      links.push(parseLink(token.slice(index, index + maxLinkLength)));
      if (links.length === maxCount) return links;
    }
  }
  return links;
}

function parseLink(text: string): ParsedLink {
  const [, scheme = '', rest = ''] = /^(?:([a-z][a-z0-9.+-]{0,30}):\/{0,2})?(.*)$/is.exec(text) ?? [];
  const [beforeFragment = '', ...fragment] = rest.split('#');
  const mark = beforeFragment.indexOf('?');
  const address = mark < 0 ? beforeFragment : beforeFragment.slice(0, mark);
  const query = mark < 0 ? '' : beforeFragment.slice(mark + 1);
  const slash = address.indexOf('/');
  const isWeb = scheme === '' || /^https?$/i.test(scheme);
  const pairs = (isWeb ? query : `${query}&${address}`).split('&');
  return {
    scheme: scheme.toLowerCase(),
    host: isWeb ? (slash < 0 ? address : address.slice(0, slash)).toLowerCase().replace(/:\d+$/, '') : '',
    path: decode((isWeb ? address.slice(slash < 0 ? address.length : slash) : address).replaceAll('+', ' ')),
    params: parseParameters(pairs, (value) => decode(value.replaceAll('+', ' '))),
    rawParams: parseParameters(pairs, decode),
    fragment: decode(fragment.join('#')),
    whole: decode(text),
  };
}

function parseParameters(pairs: readonly string[], read: (value: string) => string): Map<string, string> {
  const params = new Map<string, string>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals > 0) {
      const name = pair.slice(0, equals).toLowerCase();
      if (!params.has(name)) params.set(name, normalizeCharacters(read(pair.slice(equals + 1))));
    }
  }
  return params;
}

/** Decodes percent-encoding, twice if it was encoded twice. An invalid sequence does not affect the rest. */
function decode(text: string): string {
  const once = decodeOnce(text);
  return /%(?:2[0-9a-f]|3[a-f]|40|7e)/i.test(once) ? decodeOnce(once) : once;
}

function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replaceAll(/%([2-7][0-9a-f])/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  }
}
