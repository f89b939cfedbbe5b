import type { PhoneInText } from '../phone/find-phone-numbers';
import { toContractPhone } from '../phone/storehub-phone-format';
import type { Span } from './consumable-text';

/** A number that the text says not to call: as it stands there, with the words that refuse it. */
export type RefusedNumber = { readonly phone: PhoneInText; readonly span: Span };

/** Which numbers a text refuses, and the words that only lead from one of these to the right number. */
export type RefusedNumbers = { readonly refused: readonly RefusedNumber[]; readonly leads: readonly Span[] };

/**
 * Finds the numbers that a text refuses: `not 012-345 6781 but 012-345 6787`, `salah nombor …, betul …`, `旧号码 … 新号码 …`.
 * The words must stand directly beside the number. A text with one number alone hardly ever refuses it, so there they must also
 * begin a clause: `receipt shows old number 012-345 6781` ends a complaint.
 */
export function findRefusedNumbers(text: string, phones: readonly PhoneInText[]): RefusedNumbers {
  const found = phones.map((phone, order) => findRefusal(text, phones, order) ?? phone);
  const accepted = new Set(found.flatMap((one) => ('span' in one ? [] : toContractPhone(one.text))));
  // One that is given as well is only not to be called at some time.
  const refused = found.filter(
    (one): one is RefusedNumber => 'span' in one && !accepted.has(toContractPhone(one.phone.text)),
  );
  return { refused, leads: refused.length === 0 ? [] : findLeads(text, found) };
}

function findRefusal(text: string, phones: readonly PhoneInText[], order: number): RefusedNumber | undefined {
  const phone = phones[order];
  if (phone === undefined) return undefined;
  const [start, end] = phone.from;
  const before = phones[order - 1]?.from[1] ?? 0;
  const front =
    text
      .slice(Math.max(before, start - maxWords), start)
      .split('\n')
      .at(-1) ?? '';
  const next = phones[order + 1];
  const behind = text.slice(end, end + maxWords).split('\n', 1)[0] ?? '';
  const isNextLed = next !== undefined && leadsTo.test(text.slice(end, next.from[0]));
  const words = findWordsInFront(front, {
    isAlone: phones.length === 1,
    isNextLed,
    isBehindNumber: order > 0 && front.length === start - before,
  });
  if (onlyForATime.test(behind)) return undefined;
  const rest = againBehind.exec(behind)?.[0].length ?? 0;
  if (words !== undefined) return { phone, span: [start - words.length, end + rest] };
  const own =
    (phones.length === 1 ? saysOwnRefusal : refusesBehind).exec(behind)?.[0] ??
    (next === undefined ? undefined : corrects.exec(text.slice(end, next.from[0]))?.[0]);
  return own === undefined ? undefined : { phone, span: [start, end + own.trimEnd().length] };
}

/** The words that refuse the number behind them. */
function findWordsInFront(
  front: string,
  { isAlone, isNextLed, isBehindNumber }: { isAlone: boolean; isNextLed: boolean; isBehindNumber: boolean },
): string | undefined {
  const request = asksNot.exec(front)?.[0].trimStart();
  if (request !== undefined && (!isAlone || refusesTheOnlyNumber(front, request))) return request;
  const found = (isNextLed ? refusesIfNextIsLed : refusesInFront).exec(front);
  const words = found?.[0].trimStart();
  if (found === null || words === undefined) return undefined;
  const before = front.slice(0, front.length - words.length);
  if (printsNumber.test(before)) return undefined;
  const isOwnClause = beginsClause(front, words) || ofCaller.test(before);
  if (isAlone) return isOwnClause && !callsWrongly.test(words) ? words : undefined;
  return isOwnClause || isNextLed || isBehindNumber ? words : undefined;
}

/** Who wants another way than a call, or no call back, gives their own number. */
function refusesTheOnlyNumber(front: string, request: string): boolean {
  const before = front.slice(0, front.length - request.length);
  return beginsClause(front, request) && !wantsOtherWay.test(before) && !/(?:back|balik)\s*$/i.test(request);
}

/** @param words the end of `front` */
function beginsClause(front: string, words: string): boolean {
  return /(?:^|[,.;:!?，。；：！？(（])\s*$/.test(front.slice(0, front.length - words.length));
}

/** What leads to the numbers that remain: `but`, `yang betul`, `新号码`. */
function findLeads(text: string, found: ReadonlyArray<PhoneInText | RefusedNumber>): Span[] {
  return found.flatMap((one, order): Span[] => {
    if ('span' in one) return [];
    const before = found[order - 1];
    const from = Math.max(getEnd(before), one.from[0] - maxWords);
    const front = text.slice(from, one.from[0]);
    const words = (before !== undefined && 'span' in before ? leadsTo : namesRight).exec(front)?.[0] ?? '';
    const behind = isRight.exec(text.slice(one.from[1], one.from[1] + maxWords))?.[0] ?? '';
    return [
      [one.from[0] - words.length, one.from[0]] as const,
      [one.from[1], one.from[1] + behind.length] as const,
    ].filter(([start, end]) => /[\p{L}→>]/u.test(text.slice(start, end)));
  });
}

function getEnd(found: PhoneInText | RefusedNumber | undefined): number {
  if (found === undefined) return 0;
  return 'span' in found ? found.span[1] : found.from[1];
}

const maxWords = 60;
const edge = String.raw`[\s:：,]{0,3}$`;
const thing = String.raw`(?:no\.?|num|nombor|number|hp|h\/p|handphone|phone|tel|telefon|mobile|contact|line|one)`;
const verb = String.raw`(?:call|calling|ring|ringing|use|using|dial|contact|contacting|text|try|phone|tel|telefon|whatsapp|wasap|ws|hubungi|guna|gunakan|pakai|dail)`;
const chineseThing = String.raw`(?:手机|电话|联络|联系)?(?:号码?|电话|手机)`;

/** `don't call me on`, `jgn call`, `别打` */
const asksNot = new RegExp(
  String.raw`(?<!\p{L})(?:(?:please|pls|plz|tolong|sila)\s)?(?:(?:don['’]?t|do\snot|never|no\sneed(?:\sto)?|stop|jangan|jgn|jgan|jng|tak\spayah|x\spayah|tak\sperlu|x\sperlu|tak\susah|usah)(?:\s(?:nak|lagi))?\s${verb}(?:\s(?:me|us|him|her|the|my|back|at|on|to|old|this|saya|sy|kat|di|ke|yang|yg|lama|${thing}))*)[\s:：]{0,3}$|(?:请)?(?:不要|别|不用|不必)再?(?:打|拨|用|联系|联络)(?:去|到|给|我)?(?:旧|这个)?(?:的)?(?:${chineseThing})?[\s:：]{0,3}$`,
  'iu',
);

const named = String.raw`(?:wrong|old|previous|former)\s(?:(?:shop|office|phone|hp|mobile|contact)\s)?${thing}(?:\s(?:is|was))?|(?:salah|silap|tersilap|tersalah)\s(?:(?:bagi|taip|tulis)\s)?${thing}(?:\s(?:tel|telefon|hp|phone))?|${thing}(?:\s(?:tel|telefon|hp|phone|sy|saya))?\s(?:lama|salah|dulu)(?:\s(?:ialah|adalah|saya|sy))?`;
const chineseNamed = String.raw`(?:旧|老|以前|之前|原来|错误?)的?${chineseThing}(?:是)?|(?:打|写|给)错(?:了)?(?:${chineseThing})?(?:是)?`;
const bare = String.raw`(?<!(?:if|or|why|kalau|ke|atau|whether)\s)(?:not|isn['’]?t|bukan|bkn|bukannya)(?:\s(?:my|the|this|at|on|no|nombor|number|yang|yg))*|instead\sof|rather\sthan|ignore|abaikan`;
const chineseBare = String.raw`(?<!是)不是`;

const refusesInFront = new RegExp(
  String.raw`(?<!\p{L})(?:${named}|${bare})${edge}|(?:${chineseNamed}|${chineseBare})${edge}`,
  'iu',
);
/** With the right number behind it, one word is enough: `old … new …`, `tukar nombor … ke …`. */
const refusesIfNextIsLed = new RegExp(
  String.raw`(?<!\p{L})(?:${named}|${bare}|old|lama|wrong|salah|silap|(?:please\s|pls\s|nak\s)?(?:tukar|change[ds]?|ganti|update)\s(?:(?:my|phone|contact)\s)*${thing}(?:\s(?:tel|telefon|hp|phone|saya|sy))*(?:\s(?:from|dari|daripada))?)${edge}|(?:${chineseNamed}|${chineseBare}|旧|错|换号码?|换电话|从)(?:的|是)?${edge}`,
  'iu',
);

/** What leads from a refused number to the right one. */
const leadsTo =
  /^[\s,.;:，。；：()/-]*(?:(?:(?:but|please|pls|use|call|try|ring|dial|contact|whatsapp|it(?:['’]?s)?|is|the|my|correct|right|real|actual|new|one|no\.?|num|number|hp|phone|should|be|to|instead|changed|now|tapi|tp|yang|yg|betul|btl|sebenar(?:nya)?|sbnr|adalah|ialah|ke|kepada|dengan|dgn|guna|pakai|hubungi|tel|telefon|baru|nombor|jadi|tukar|sekarang|skrg|nya)(?!\p{L})|而?是|正确|对|应该|现在|请|打|拨|用|改成|改为|换成|变成|新|的|号码?|电话|手机|[→>]|->)[\s,.:，：]*){1,6}$/iu;
/** The same in front of the right number where it comes first: `new number`, `betul`. */
const namesRight =
  /(?<![\p{L}\p{N}])(?:(?:new|correct|right)\s(?:no\.?|num|number|hp|phone|one)(?:\s(?:is|was))?|(?:no\.?|nombor|num|hp|telefon)\s(?:baru|betul|sebenar)(?:\s(?:ialah|adalah))?|(?:yang|yg)\sbetul)[\s:：,]{0,3}$|(?:新|正确)的?(?:手机|电话)?(?:号码?|电话|手机)(?:是)?[\s:：,]{0,3}$/iu;

/** And behind it: `(new)`, `yang betul`. */
const isRight =
  /^(?:\s?[(（]\s?(?:new|correct|baru|betul|新的?|正确)\s?[)）]|\s(?:(?:is|yang|yg|ni)\s)*(?:betul|correct|the right one|right|baru|new)(?=\s*(?:[,.;]|$)))/iu;
/** `jgn hubungi 012-345 6781 lagi` */
const againBehind = /^\s(?:lagi|anymore|any more|again)(?=\s*(?:[,.;]|$))/iu;

/** What a receipt or a screen shows is no number to call. */
const printsNumber =
  /(?<!\p{L})(?:shows?|showing|prints?|printing|printed|displays?|keluar|papar|tertera|cetak|tunjuk)(?:\s(?:still|the|my|our|lagi|masih|with|dgn))*\s*$|(?:显示|打印|印)(?:出|的|了)?\s*$/iu;

/** `whatsapp only,` */
const wantsOtherWay =
  /(?:(?<!\p{L})(?:sms|whats\s?app|wasap|wsap|ws|wa|e-?mail|emel|text|mesej|message|chat|telegram|wechat)(?!\p{L})|微信|短信|讯息|信息|电邮)[^,.;:，。；：\n]{0,20}[,.;:，。；：]?\s*$/iu;

/** `don't call 012-345 6781 before 10am` */
const onlyForATime =
  /^\s*(?:(?:before|after|until|till|during|between|at night|sebelum|selepas|lepas|waktu|masa|time|pagi|tengah|malam|petang|now|yet|again|dulu|first|on)(?!\p{L})|之前|以前|以后|早上|晚上|中午|\d{1,2}点)/iu;

/** Who says `wrong number` and gives one may have rung a wrong one. */
const callsWrongly = /^(?:wrong|salah|silap|tersilap|tersalah|打错)/iu;
/** `my number is not` */
const ofCaller =
  /(?<!\p{L})(?:(?:no\.?|nombor|num|number|hp|phone|tel|telefon|contact)(?:\s(?:is|saya|sy|kami|dia|ialah|tu|ni))?)[\s:：,]*$|(?:号码?|电话|手机)\s*$/iu;

const refusing = String.raw`(?:(?:old|wrong|incorrect|dead|lama|salah|silap)(?:\s${thing})?|not\sin\suse|no\slonger\s(?:in\suse|used|using|active)|(?:dah|sudah|da)\s(?:tak|x|tidak)\s(?:guna|pakai|aktif|digunakan)|(?:tak|x|tidak)\s(?:guna|pakai|aktif)\s(?:dah|lagi)|(?:don['’]?t|do\snot|jangan|jgn|tak payah|x payah)\s(?:call|use|guna|tel|hubungi)(?:\s(?:lagi|anymore))?)`;
const chineseRefusing = String.raw`(?:旧的|旧号码?|错的|错了|不对|停用了?|已停用|不用了|没用了|打错了?|别打)`;
const copula = String.raw`(?:is|was|ni|ini|tu|itu|yang|yg)(?:\s(?:the|my|an?|dah|yang|yg))*\s`;
const stop = String.raw`(?=\s*(?:[,.;:!)/，。；！）]|$))`;
const bracketed = String.raw`\s?[(（]\s?(?:${copula})?(?:${refusing}|是?${chineseRefusing})\s?[)）]`;

/** `012-345 6781 (old)`, `012-345 6781 ni salah`: also of the only number. */
const saysOwnRefusal = new RegExp(
  String.raw`^(?:${bracketed}|\s${copula}${refusing}${stop}|\s?(?:这个|是)+${chineseRefusing}${stop})`,
  'iu',
);
/** Of several: `012-345 6781 lama, 012-345 6787 baru`. */
const refusesBehind = new RegExp(
  String.raw`^(?:${bracketed}|\s(?:${copula})?${refusing}${stop}|\s?(?:这个|是)?${chineseRefusing}${stop})`,
  'iu',
);
/** Between two numbers: `012-345 6781 no wait 012-345 6787`. */
const corrects =
  /^[^\n]{0,20}(?<!\p{L})(?:no wait|wait(?:\sno)?|sorry|silap|salah|wrong|i\smean|maksud\s(?:saya|sy))[\s,.:!]*$|^[\s,，]*(?:不对|错了)[\s,.:!，]*$/iu;
