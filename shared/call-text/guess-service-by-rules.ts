import type { ServiceId } from '../tickets/services-and-priorities';
import type { Span } from './consumable-text';
import { isFault } from './is-fault';

const device = 'm?pos|ipads?|tablets?|mesin|machine|terminals?|units?|device';
/** `install new android POS`, but not `install update on the ipad`. */
const install = String.raw`\b(?:install(?!ment)\w*|pasang\w*|pemasangan|setup|set up)`;
const betweenInstall = String.raw`(?:\s+(?:of|for|the|an?|our|my|new|baru|pos|sunmi|storehub|hardware|terminals?|mesin|sistem|system|\d+)){0,4}\s+`;
const beforeInstall = String.raw`(?:\s+(?:pos|hardware|terminals?|system|sistem|new|baru|nak|nk|mahu|need|want|to)){0,4}\s+`;
/** `ipad install app stuck` is no request. */
const notOfSoftware = String.raw`\b(?!\s+(?:apps?|update|fail\w*|error|stuck|printer|setting))`;

function createInstallPattern(system: string): RegExp {
  const requested = `${install}${betweenInstall}(?:${system})\\b`;
  return new RegExp(
    `${requested}|\\b(?:${system})${beforeInstall}(?:(?:install(?!ment)\\w*|pasang\\w*|setup|set up)${notOfSoftware}|deployment\\b)`,
    'i',
  );
}

const thing = String.raw`set|units?|mesin|device|alat|barang|printer|scanner|drawer|laci|pos|ipad|tablet|terminal`;

/** `minta tukar set baru`, `ask for replacement`, `change to a new unit`, `想换新的`: whatever is broken is to be exchanged. */
const exchanges = [
  String.raw`\b(?:nak|nk|minta|mintak|mahu|mau|tolong|tlg|boleh|perlu|kena)\s+(?:(?:tolong|minta|tlg)\s+)?(?:tukar|ganti)(?:kan)?\s+(?:(?:${thing}|yang|yg|satu|sebuah|dengan|dgn|kepada|ke|je|terus)\s+)*(?:baru|lain)\b(?=\s*(?:$|[^\p{L}\s]))`,
  String.raw`\b(?:tukar|ganti)(?:kan)?\s+(?:${thing})\s+(?:(?:lama|rosak|ni|ini|itu|tu|yang|yg)\s+)*(?:dengan|dgn|kepada|ke|jadi)\s+(?:(?:${thing}|yang|yg|satu)\s+)*baru\b`,
  String.raw`\b(?:needs?|wants?|pls|please)\s+(?:to\s+)?replace\b(?=\s*(?:$|[,.;!]))`,
  String.raw`旧.{0,6}换(?:成|一?[台个部架])?新`,
  String.raw`\b(?:minta|mintak|mohon|nak|nk|perlu)\s+(?:unit\s+)?(?:gantian|penggantian|replacement)\b`,
  String.raw`\b(?:ask(?:s|ed|ing)?\s+for|needs?|wants?|request(?:s|ed|ing)?(?:\s+for)?|please|pls|arrange|send|get|would\s+like)\s+(?:(?:a|an|the|to|get|have|arrange|for|new|one|unit|urgent)\s+)*replacement\b(?!\s+(?:part|paper|roll|key|fee|price|polic|charge|invoice|item))`,
  String.raw`\b(?:change|exchange|replace|swap)\s+(?:(?:it|them|this|the|our|my|old|faulty|broken|unit|set|machine|to|with|for|a|an|whole|${thing})\s+)*new\s+(?:one|units?|sets?|machine|device)\b`,
  String.raw`\b(?:needs?|wants?|pls|please|to)\s+replace\s+(?:(?:the|our|my|this|that|whole|faulty|broken|old)\s+)*(?:${thing})\b(?=\s*(?:$|[^\p{L}\s]))`,
  String.raw`[想要请求帮需][^，,。 ]{0,3}换(?:[一两]?[台个部架]|新(?:机|平板|打印机|收银机|设备|的(?![\p{Script=Han}])|的(?=[机平打收设可给吗]))|新$)`,
];

/** `tablet Android, minta pemasangan`, `ipad baru sampai nak setup` */
function installBehind(system: string): string {
  return String.raw`\b(?:${system})\b[^.\n]{0,20}(?:\b(?:nak|nk|minta|need|want|to|mahu)\s+)(?:install|pasang|pemasangan|setup|set up)\b(?!\s+(?:apps?|update))`;
}

/** Phrases that clearly ask for a service. The first match wins, so the most specific come first. */
const servicePatterns: readonly (readonly [ServiceId, RegExp])[] = [
  [
    23,
    new RegExp(
      [
        String.raw`\b(?:${device})\s+(?:swap|exchange|replacement)\b`,
        String.raw`\bswap(?:ping)?\s+(?:(?:the|my|our|this|that|an?|to|for|out|new|old|faulty|broken|card)\s+){0,3}(?:${device})\b`,
        String.raw`\b(?:needs?|wants?|please|pls|to|request|arrange|for)\s+swap\b(?=\s*(?:$|[^\p{L}\s]))`,
        String.raw`\b(?:tukar|ganti)\s+(?:mesin\s+)?(?:pos|ipad|tablet|terminal)\b(?!\s+(?:x|tak|tidak|cannot|not|slow|hang|id|charger|casing|cover|pin|password|nama|name|setting))`,
        String.raw`\b(?:tukar|ganti)\s+(?:unit|mesin)\b(?=\s*(?:$|[,.;!]|baru|lain|lama))`,
        String.raw`\b(?:mesin|m?pos|ipad|tablet|terminal)(?: (?:lama|ni|kami))?\s+(?:nak|nk|mahu|mau|perlu|kena|minta)\s+(?:tukar|ganti)\b(?=\s*(?:$|[,.;!?]|baru|dgn|dengan))`,
        String.raw`(?<!交)更?换(?:收银)?机|换平板`,
        ...exchanges,
      ].join('|'),
      'iu',
    ),
  ],
  [
    2,
    new RegExp(
      [
        String.raw`\bpre-?\s?install\w*|\bsite (?:survey|insp\w+)\b|\binsp\w+ (?:before|b4|prior)\b|\b(?:semak|periksa|tinjau\w*|ukur) (?:tapak|lokasi|site)\b|(?<!\bon[- ]?)\bsite visit\b|\b(?:lawatan|pemeriksaan) tapak\b`,
        String.raw`\b(?:needs?|wants?|book|arrange|request|schedule|for|an)\s+inspection\b(?!\s+(?:report|fee|list|form|date|item))`,
        String.raw`\b(?:ukur|tengok|lawat|survey|measure)\b[^.\n]{0,25}\b(?:sebelum|before)\s+(?:pasang|install)`,
        String.raw`\bpemeriksaan sebelum\b|安装前检查|场地勘察`,
      ].join('|'),
      'i',
    ),
  ],
  [
    3,
    /\b(?:hari pertama|first day|hari opening)\b[^.\n]{0,15}\b(?:buka|open\w*|operasi|launch)\b|\b(?:buka|open\w*|operasi)\b[^.\n]{0,10}\b(?:hari pertama|first day)\b|(?:开[张业幕店]|营业)[^。\n]{0,3}第一天|第一天[^。\n]{0,4}(?:开[张业幕店]|营业)|\bday\s?(?:1|one) (?:support|on-?site|launch|opening)\b|\b(?:onboarding|support|opening) day\s?(?:1|one)\b|\bfirst day support\b|\bvip (?:onboarding|support|merchant)\b|\b(?:sokongan|bantuan) hari pertama\b|首日/i,
  ],
  [
    39,
    new RegExp(
      `${createInstallPattern('android').source}|${installBehind('android')}|装(?:新的?|[一两二三\\d]?[台套个架])?\\s?(?:安卓|android)|安卓[^。\\n]{0,10}安?装`,
      'i',
    ),
  ],
  [
    1,
    new RegExp(
      `${createInstallPattern('ios|ipads?|iphone').source}|${installBehind('ipads?')}|安?装(?:新的?)?\\s?(?:iPad|iOS)`,
      'i',
    ),
  ],
  [
    18,
    /\brosak\b|\b(?:tak|tidak|x)\s?(?:boleh|dapat|keluar|hidup|print|berfungsi)\b|\bnot (?:working|printing|responding)\b|\b(?:cannot|can't|cant)\s+(?:print|login|log in|sync|open|turn on|connect|scan)\b|\bbroken?\b|\btroubleshoot\w*|\bon[- ]?site (?:support|visit)\b|坏了?|不能(?:用|打印|开机|连接)|打不开|没有?反应|故障/i,
  ],
];

/** Every request for a service other than the repair of something broken. */
const requests = new RegExp(
  servicePatterns
    .filter(([serviceId]) => serviceId !== 18)
    .map(([, { source }]) => source)
    .join('|'),
  'giu',
);

/** A word of every request. Most texts have none, and the test for all requests takes long. */
const wordOfRequest =
  /swap|change|replace|tukar|ganti|install|p?asang|inspection|site|tapak|pemeriksaan|day ?(?:1|one)|first day|vip|pertama|opening|lokasi|insp|set ?up|deployment|第一天|[换装场首]/i;

/** Finds the phrases that ask for a service other than the repair of something broken. */
export function findServiceRequests(text: string): Span[] {
  if (!wordOfRequest.test(text)) return [];
  return [...text.matchAll(requests)].map(({ 0: phrase, index }) => [index, index + phrase.length]);
}

/** Work that is already done is not a request: `after the swap`, `dah tukar`. */
const isDone =
  /\b(?:after|since|already|selepas|lepas|sejak|dah|sudah)\b[^.\n]{0,30}\b(?:swap\w*|tukar|ganti|install\w*|pasang|setup|set up|replace\w*)\b|\b(?:swap\w*|install\w*|replace\w*)\b[^.\n]{0,20}\b(?:done|already|yesterday|last week)\b|换了|安装后/i;

/** What the rules read: a phrase that asks for a service, or a fault that needs a repair. */
export function guessServiceByRules(text: string): ServiceId | undefined {
  const mayAsk = wordOfRequest.test(text);
  for (const [serviceId, pattern] of servicePatterns) {
    if (serviceId !== 18 && !mayAsk) continue;
    if (pattern.test(text) && (serviceId === 18 || !isDone.test(text))) return serviceId;
  }
  return isFault(text) ? 18 : undefined;
}
