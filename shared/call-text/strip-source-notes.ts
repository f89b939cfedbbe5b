import { keepLineBreaks, overwrite, type ConsumableText, type Span } from './consumable-text';

/**
 * Leaves out what an app, a mail program or the agent writes around a pasted message and no merchant says: `Fwd:`, `Wsap
 * cust:`, `<Media omitted>`, `Sent from my iPhone`, and the quotation marks around the whole message. Offsets stay valid.
 */
export function stripSourceNotes(source: ConsumableText): ConsumableText {
  const withoutLines = [systemLine, sourceInBrackets, banner, signature].reduce(
    (rest, pattern) => blank(rest, findAll(rest.text, pattern)),
    source,
  );
  const withoutNotes = blank(withoutLines, findSourceNotes(withoutLines.text));
  return blank(withoutNotes, findQuotationMarks(withoutNotes.text));
}

/** Lines written by the app, not by a person. */
const systemLine =
  /^.{0,60}(?:end-to-end encrypted|<media omitted>|(?:image|video|audio|sticker|document|gif|contact card) omitted|message was (?:deleted|edited)|deleted this message|missed (?:voice|video) call|disulitkan hujung ke hujung|<media (?:dikecualikan|diketepikan)>|mesej ini telah dipadam|省略多媒体|撤回了一条消息|此消息已删除).*$|^[ \t]*\[(?:photo|video|sticker|voice message|file|图片|视频|语音|表情|动画表情|文件)\][ \t]*$|^[ \t]*[—–-]{3,}[ \t]*\d{4}-\d{1,2}-\d{1,2}[ \t]*[—–-]{3,}[ \t]*$/gimu;

/** Where a message comes from: `[收到的Email]`, `(whatsapp dari kedai)`. */
const sourceInBrackets =
  /^[ \t]*[[(【](?=[^\])】\n]*(?:e-?mail|emel|whatsapp|wasap|wechat|sms|voice|fwd|forward|来信|邮件|电邮|信息|短信|留言|转发))[^\])】\n]{2,24}[\])】]/gimu;

/** `---------- Forwarded message ---------`, `-----Original Message-----`, `Begin forwarded message:` */
const banner =
  /^[> \t]*(?:[-–—_=]{3,}[^\n\p{N}]{4,40}?[-–—_=]{3,}|[_=-]{8,}|begin forwarded message:)[ \t]*$/gimu;

/** What a mail program or a colleague signs with: `Sent from my iPhone`, `~ sent by night shift`. */
const signature =
  /^[~>\s–-]{0,4}(?:sent (?:from|by|via|using) [^\n]{2,40}|get outlook for [^\n]{2,12}|dihantar (?:dari|daripada|melalui) (?:iphone|telefon|android|peranti|samsung)[^\n]{0,30}|发自我的[^\n]{2,20}|(?:sent|forwarded|fwd|logged) (?:by|via) [^\n]{2,30})[ \t]*$/gimu;

const channels = String.raw`whats ?app|whatsap+|watsap+|wh?atsapp?|wass?ap|wsap|wsp|ws|wa|we ?chat|telegram|tele|tg|sms|e-?mails?|emel|mails?|dm|messenger|facebook|fb|instagram|ig|voice ?notes?|微信|电邮|邮件|短信`;
const forwards = String.raw`fwd?|fw|forward(?:ed|ing)?|dimajukan|(?:copy|copied|paste|pasted)|转发|转`;
const messages = String.raw`messages?|msgs?|mesej|msj|chats?|group|grp|inbox|transcri(?:pt|bed)|below|case|ticket|kes|tiket|new|baru|many|times|信息|消息|留言|来信`;
const senders = String.raw`from|frm|fr|dari|daripada|drpd|dr|by|via|through|thru|of|the|a|our|customers?|custs?|cust|clients?|merchants?|pelanggan|sales|ops|team|owner|客户|顾客|客人|商家|的`;
/** Each of these is a word of its own; Chinese ones stand together. */
const noteWord = String.raw`(?:(?:${channels}|${forwards}|${messages}|${senders})(?!\p{L})|(?:微信|电邮|邮件|短信|转发|转|信息|消息|留言|来信|客户|顾客|客人|商家|的))`;

/** A line that begins with such words alone, up to a colon, `>>`, a dash, a picture or its end. */
const noteAtStart = new RegExp(
  String.raw`^[ \t>*_|~-]{0,4}(?<words>${noteWord}(?:[ \t()/_*-]{0,3}${noteWord}){0,7})[ \t)*_|]{0,4}(?<end>[:：]|>+|»|[-–—]+(?=\s)|(?=\n|\p{Extended_Pictographic})|$)`,
  'gimu',
);
const saysForwarded = new RegExp(String.raw`(?<!\p{L})(?:${forwards})(?!\p{Ll})|转`, 'iu');
const saysChannel = new RegExp(String.raw`(?<!\p{L})(?:${channels})(?!\p{L})|微信|电邮|邮件|短信`, 'iu');
const saysSender =
  /(?<!\p{L})(?:from|frm|dari|daripada|drpd|cust\w*|clients?|merchants?|pelanggan)(?!\p{L})|客|商家/iu;
/** `Email: ali@x.my` and `WhatsApp: 012-345 6789` are labels. */
const valueOfLabel = /^[ \t]*(?:[+(]?\d[\d\s()-]{6,}|\S+@\S)/;

/** Notes say that a message was forwarded, or by which way whose message came. */
function findSourceNotes(text: string): Span[] {
  return [...text.matchAll(noteAtStart)].flatMap(({ 0: note, index, groups }) => {
    const words = groups?.['words'] ?? '';
    const isNote = saysForwarded.test(words) || (saysChannel.test(words) && saysSender.test(words));
    const end = index + note.length;
    return isNote && !valueOfLabel.test(text.slice(end, end + 40)) ? [[index, end] satisfies Span] : [];
  });
}

/** The quotation marks around all that is left: `"Selamat pagi, saya Aini. printer rosak"`. */
function findQuotationMarks(text: string): Span[] {
  const found = /^\s*(?<quoted>"[^"]+"|“[^”]+”|「[^」]+」|『[^』]+』|'[^'\n]+'|‘[^’\n]+’)\s*$/u.exec(text);
  const quoted = found?.groups?.['quoted'];
  if (quoted === undefined) return [];
  const start = text.indexOf(quoted);
  const end = start + quoted.length;
  return [
    [start, start + 1],
    [end - 1, end],
  ];
}

function findAll(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => [index, index + found.length]);
}

function blank(source: ConsumableText, spans: readonly Span[]): ConsumableText {
  return overwrite(
    source,
    spans.map((span) => ({ span, by: keepLineBreaks })),
  );
}
