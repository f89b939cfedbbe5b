import { findPhoneNumbers, type PhoneInText } from '../phone/find-phone-numbers';

const behindWord = String.raw`[\s.]{0,2}(?:id|no\.?|num|number|nombor|code|kod|号码?)?\s{0,2}[:：.#=-]{0,2}\s{0,2}#?$`;
const always = String.raw`inv|invoice|invois|serial|ser|siri|s\/n|sn|account|akaun|acct?|imei|ssm|nric|ic|kp|k\/p|mykad|fax|faks|ref|reference|rujukan|tracking|awb|transaction|transaksi|trx|txn|tid|mid|sku|id|gst|sst|tin|订单号?|单号|账号|账户|户口|序列号|编号|发票|身份证|传真`;
const whereNumbered = String.raw`order|pesanan|booking|tempahan|receipt|resit|bill|bil|case|kes|ticket|tiket|technician|juruteknik|driver|supplier|pembekal|landlord|hotline|careline|bank|maybank|cimb|rhb|terminal|device|model|po|do`;
const numberPrefix = String.raw`(?:\s{0,2}|\.)(?:(?:id|no\.?|num|number|nombor|code|kod)\s{0,2}[:：.#=-]{0,2}|[:：#=])\s{0,2}#?$`;

/** Words before a number that is no phone number: `Invoice 0123456789`, `order no: 0123456789`. */
const beforeNumber = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:${always})${behindWord}|(?:${whereNumbered})${numberPrefix})|(?<![\p{L}])F\s?[:.]\s?$`,
  'iu',
);
/** An order number in the middle of a sentence: `Order 0123456789 was refunded`. */
const orderBefore = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${whereNumbered})\s$`, 'iu');
const sentenceBehind = /^\s(?:is|was|has|had|are|were|not|still|never|cannot|tak|tidak|belum|dah|sudah|没)/iu;
/** Letters of a code that ends in digits: `DMPX0123456789`, `GF-0123456789`. */
const codeBefore =
  /(?<![\p{L}\p{N}])(?!(?:TEL|HP|NO|PH|TP|WA|WS|MOBILE|PHONE|[TPMH])-?$)[A-Z\d]*[A-Z][A-Z\d]*-?$/u;

/** Finds phone numbers, without those of orders, accounts, devices, identity documents and faxes. */
export function findCallableNumbers(text: string): PhoneInText[] {
  return findPhoneNumbers(text).filter(({ from: [start, end] }) => !isOtherNumber(text, start, end));
}

function isOtherNumber(text: string, start: number, end: number): boolean {
  const front = text.slice(Math.max(0, start - 40), start);
  if (sentenceEnd.test(front)) return false;
  if (beforeNumber.test(front) || codeBefore.test(front.slice(-20))) return true;
  return orderBefore.test(front) && sentenceBehind.test(text.slice(end, end + 12));
}

/** In `wrong SST number. 017-339 0012`, the number begins a sentence of its own. */
const sentenceEnd =
  /(?<!\p{L})(?:number|nombor|code|kod|account|akaun|invoice|invois|receipt|resit|order|pesanan|ticket|terminal|device|gst|sst)\.\s+$/iu;

/** A part between commas that is nothing but a labelled number: `POS ID 011-22-3344`, `Invoice: INV-50480`. */
const numberedPart = new RegExp(
  String.raw`(?<=^|[,;|\n\uE000]|[.!?:]\s)[ \t]*(?:[\p{L}]+ ){0,2}?(?:(?:${always})${behindWord.slice(0, -1)}|(?:${whereNumbered}|outlet|store|shop|kedai)${numberPrefix.slice(0, -1)})\s{0,2}[\w/.-]*\d(?:[\w/-]|\.(?=\w))*[ \t]*(?=$|[,;|\n\uE000]|[.!?](?:\s|$))`,
  'giu',
);

/**
 * Finds the parts of a text that only state a number which is no phone number. They hold no name, address or issue.
 */
export function findNumberedParts(text: string): (readonly [start: number, end: number])[] {
  return [...text.matchAll(numberedPart)].map(({ 0: part, index }) => [index, index + part.length]);
}

/**
 * Whether the numbers directly follow each other and so belong to one person: `03-7722 8899 / 012-345 6789`,
 * `(office) / 012…`.
 */
export function areAdjacent(text: string, phones: readonly PhoneInText[]): boolean {
  return phones.every(({ from: [start] }, order) => {
    const end = phones[order - 1]?.from[1] ?? start;
    return (
      /^[^\n]{0,12}$/.test(text.slice(end, start)) ||
      /^[^\n]{0,30}[/&][^\n]{0,3}$/.test(text.slice(end, start)) ||
      ofSomebodyElse.test(text.slice(end, start))
    );
  });
}

/** `Ganesh 012-661 4490 / wife Letchumi 016-661 0023` */
const ofSomebodyElse =
  /^\s*[/&,(]\s*(?:or |atau |and |dan )?(?:(?:his|her|my) )?(?:wife|husband|son|daughter|mother|father|brother|sister|isteri|suami|anak|office|ofis|pejabat|rumah|house|home|shop|kedai)(?![\p{L}])[^\n\d,;]{0,25}$/iu;

/** Words that choose between several numbers. No rule understands them, so the agent must decide. */
const choice =
  /(?<![\p{L}])(?:call|ring|use|hubungi|guna|whatsapp|wasap)\s(?:this|that|the other|yang ini|yang ni|no ini|nombor ini)|this (?:one|number) first|(?<![\p{L}])(?:old|new|wrong|previous|lama|baru|salah)\s(?:no|num|number|nombor|hp|phone)(?![\p{L}])|(?:no|nombor|number|hp)\s(?:lama|baru|salah)|(?:don'?t|do not|no need|jangan|jgn|jgan|tak payah|x payah) (?:to )?(?:call|ring|use|guna|pakai|telefon|tel|hubungi)|not in use|(?:better|lagi bagus|lebih baik)\)|(?:stop|stopped) call(?:ing)?|ex[- ](?:staff|worker|boss|owner)|打这个|旧号码|新号码/iu;

/** The only number that the caller asks to be called on: `office 03-7722 8899 but call my hp 012-345 6789`. */
export function findPreferredNumber(text: string, phones: readonly PhoneInText[]): PhoneInText | undefined {
  const preferred = phones.filter(({ from: [start] }) =>
    asksToCall.test(text.slice(Math.max(0, start - 40), start)),
  );
  return preferred.length === 1 ? preferred[0] : undefined;
}

const asksToCall =
  /(?<!(?:don'?t|not|never|stop|jangan|jgn) )(?<![\p{L}])(?:call|ring|use|reach|contact|hubungi|panggil|guna|pakai|telefon|whatsapp|wasap)(?: (?:me|my|saya|sy|us))? (?:(?:on|at|kat|di|ke) )?(?:(?:my |this )?(?:hp|h\/p|handphone|mobile|cell)(?: (?:no|number|nombor|saya|sy|only))?|only|saja|je)[\s:]*$/iu;

/** Of two numbers, the second one in `0123456781 tp better call 0123456787`. */
export function findBetterNumber(text: string, phones: readonly PhoneInText[]): PhoneInText | undefined {
  const [first, second] = phones;
  if (first === undefined || second === undefined || phones.length > 2) return undefined;
  return butCall.test(text.slice(first.from[1], second.from[0])) ? second : undefined;
}

const butCall =
  /^[^\n]{0,20}(?<!\p{L})(?:tp|tapi|but|better|lagi baik|elok)(?: better)? (?:call|tel|whatsapp|ws|hubungi)[\s,.:!]*$/iu;

export function choosesBetweenNumbers(text: string): boolean {
  return choice.test(text);
}
