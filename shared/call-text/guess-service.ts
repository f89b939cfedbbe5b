import type { ServiceId } from '../tickets/services-and-priorities';
import type { Span } from './consumable-text';

/** Phrases that clearly ask for a service. The first match wins, so the most specific come first. */
const servicePatterns: readonly (readonly [ServiceId, RegExp])[] = [
  [
    23,
    /\b(?:pos|ipad|tablet|mesin|machine|terminal|unit|device)\s+(?:swap|exchange|replacement)\b|\bswap(?:ping)?\b|\b(?:tukar|ganti)\s+(?:pos|ipad|tablet|mesin|terminal|unit)\b|更?换(?:收银)?机|换平板/i,
  ],
  [
    2,
    /\bpre-?\s?install\w*|\bsite (?:survey|visit|inspection)\b|\b(?:lawatan|pemeriksaan) tapak\b|\binspection\b|\bpemeriksaan\b|安装前检查|场地勘察/i,
  ],
  [
    3,
    /\bday\s?(?:1|one)\b|\bfirst day support\b|\bvip (?:onboarding|support|merchant)\b|\bhari pertama\b|首日/i,
  ],
  [
    39,
    /\b(?:install\w*|pasang\w*|setup|set up)\b[^.\n]{0,30}\bandroid\b|\bandroid\b[^.\n]{0,30}\b(?:install\w*|pasang\w*|setup|set up)\b|安装安卓|安卓[^。\n]{0,10}安装/i,
  ],
  [
    1,
    /\b(?:install\w*|pasang\w*|setup|set up)\b[^.\n]{0,30}\b(?:ios|ipad|iphone)\b|\b(?:ios|ipad)\b[^.\n]{0,30}\b(?:install\w*|pasang\w*|setup|set up)\b|安装\s?(?:iPad|iOS)/i,
  ],
  [
    18,
    /\brosak\b|\b(?:tak|tidak|x)\s?(?:boleh|dapat|keluar|hidup|print|berfungsi)\b|\bnot (?:working|printing|responding)\b|\b(?:cannot|can't|cant)\s+(?:print|login|log in|sync|open|turn on|connect|scan)\b|\bbroken?\b|\btroubleshoot\w*|\bon-?site support\b|坏了?|不能(?:用|打印|开机|连接)|打不开|没有?反应|故障/i,
  ],
];

/** Every request for a service other than the repair of something broken. */
const requests = new RegExp(
  servicePatterns
    .filter(([serviceId]) => serviceId !== 18)
    .map(([, { source }]) => source)
    .join('|'),
  'gi',
);

/** Finds the phrases that ask for a service other than the repair of something broken. */
export function findServiceRequests(text: string): Span[] {
  return [...text.matchAll(requests)].map(({ 0: phrase, index }) => [index, index + phrase.length]);
}

/** Work that is already done is not a request: `after the swap`, `dah tukar`. */
const isDone =
  /\b(?:after|since|already|selepas|lepas|sejak|dah|sudah)\b[^.\n]{0,30}\b(?:swap\w*|tukar|ganti|install\w*|pasang|setup|set up|replace\w*)\b|\b(?:swap\w*|install\w*|replace\w*)\b[^.\n]{0,20}\b(?:done|already|yesterday|last week)\b|换了|安装后/i;

export function guessService(
  text: string,
): { readonly serviceId: ServiceId; readonly span: Span } | undefined {
  for (const [serviceId, pattern] of servicePatterns) {
    const found = pattern.exec(text);
    if (found !== null && (serviceId === 18 || !isDone.test(text)))
      return { serviceId, span: [found.index, found.index + found[0].length] };
  }
  return undefined;
}
