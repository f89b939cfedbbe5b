import type { ConsumableText, Span } from './consumable-text';

/** Drops what does not describe the problem at both ends of an issue: who reports it, when to come, how much it hurts. */
export function trimEndsOfIssue(source: ConsumableText, span: Span): Span {
  const front = dropFront(source, span);
  const [start, end] = dropBack(source, front);
  return start === front[0] && end === front[1] ? front : trimEndsOfIssue(source, [start, end]);
}

const reporter = String.raw`(?:(?:the|our|my|this|dia|si|tadi)\s)?(?:cu?s?to?m[eao]rs?|costumer|custmer|cust|merchants?|client|caller|owner|boss|bos|tauke|towkay|supervisor|manager|staff|staf|user|uncle|auntie|aunty|kakak|pelanggan|pemilik|he|she|they|dia|diorang)`;
const says = String.raw`(?:(?:just|also|tadi|call(?:ed|ing)?|suruh|minta|mintak|is|was|dok|nak|nk|want(?:s|ed)? to)\s){0,2}(?:said|says?|sed|complain(?:s|ed|ing)?|complaint|claim(?:s|ed)?|report(?:s|ed|ing)?|feedback|told|ask(?:s|ed|ing)?(?! for)|inform(?:s|ed)?|mention(?:s|ed)?|kata|ckp|cakap|ckap|bgtau|bagitau|bagitahu|beritahu|komplen|mengadu|lapor|tanya|tnya|tanye|know|tahu)`;

/** Each leaves the rest of the issue behind it. */
const fronts: readonly RegExp[] = [
  new RegExp(
    String.raw`^${reporter}\s${says}(?:\s(?:that|me|us|why|if|whether|pasal|psl|yang|yg))?[\s,:"“]+`,
    'iu',
  ),
  new RegExp(String.raw`^${reporter}\s(?=(?:nak|nk|mahu|minta|mintak|wants?|needs?|request\w*)\s)`, 'iu'),
  new RegExp(
    String.raw`^(?:${reporter}\s)?(?:suruh|minta|mintak|nak|nk|want(?:s)? to|just want to|would like to|ingin|saja nak)\s(?:tanya|tnya|tanye|ask)(?:\s(?:pasal|psl|about|regarding|sikit|skit))?[\s,:]+`,
    'iu',
  ),
  /^(?:(?:客户|客人|顾客|老板娘?|店员|员工|他|她|他们|负责人)[说讲講問问称](?:是|道)?|(?:我)?(?:想|要)?(?:请问|想问|问一下))[\s,，:：]*/u,
  /^(?:麻烦|请)?(?:安排|帮忙|帮我们?)(?=安装|装|换|更换|检查)/u,
  /^(?:aiya?h?|aduh|alamak|adoi|haiya|walao|weh|wei|eh|ah|oi|omg|help)[\s,.!]+(?=\S+\s\S)/iu,
  /^(?:(?:first|second|third|2nd|3rd|\d(?:st|nd|rd|th)?) (?:request|reminder|time|call)|reminder|follow(?:ing)?[ -]?up(?: on)?|new (?:ticket|case|job|request))\s*[:,-]\s*/iu,
];

const politely = String.raw`(?:(?:pls|plz|please|kindly|tolong|tlg|can|could|boleh|blh|leh|when|bila|so|hope|harap)\s){1,3}`;
const visits = String.raw`(?:come|visit|check|chk|help|fix|assist|advise|send|repair|settle|datang|dtg|mai|tengok|tgk|check|bantu|tolong|repair|hantar orang|hantar org|call|cb|cepat|reply|contact)`;

/** Each ends the issue in front of it. */
const backs: readonly RegExp[] = [
  new RegExp(
    String.raw`\s*[,.;!?]+\s*${politely}(?:(?:you|u|your guy|someone|somebody|orang|org|korang|team|technician)\s)?${visits}(?:\s[^,.;!?]{0,25})?[?!.]*$`,
    'iu',
  ),
  /\s+(?:pls|plz|please)\s(?:chk|check|help|fix|advise|assist|repair|settle|come|asap|urgent)(?:\s(?:asap|urgent|now|today|ya|tq))*[!.]*$/iu,
  /\s*[,.;!?]+\s*(?:can|boleh|blh|bila|when)\s(?:come|datang|dtg|mai)(?:\s[^,.;]{0,20})?[?？]*$/iu,
  /[\s,，。.!！?？;；]+(?:今天|明天|现在|等下|几时|什么时候|有人|你们|请|麻烦|拜托|可以|可不可以|能不能|能|方便|快点|尽快|赶快)+[^\s,，。.!?？不没但]{0,8}(?:来|看|修|处理|帮忙|帮|点|尽快|检查|吗|打给)[^\s,，。]{0,4}[?？!！]*$/u,
  /[\s,，。]+(?:请|麻烦)?打给(?:他|她|我)?(?:的?(?:女儿|儿子|老婆|老公|太太))?$/u,
  /\s*[,.;!]+\s*(?:all\s|many\s|the\s|ramai\s|my\s)*(?:customers?|cust|people|ppl|guests?|waiters?|staff|orang|org|pelanggan|queue|line|客人)\s(?:[^,.;]{0,25}\s)?(?:walk(?:ed|ing)? (?:away|out)|queu?e?(?:s|d|ing)?|waiting|wait|angry|marah|beratur|tunggu|lari|until outside|panjang|long)(?:\s[^,.;]{0,20})?[!.]*$/iu,
  /[\s,，]*客人(?:都|一直)?(?:走了|走掉|在等|排队|跑了)[^，,。]{0,6}$/u,
  /[\s,.]*(?:\s|^)(?:lol|haha+|hehe+|wkwk\w*|huhu+|lmao|hmm+|zzz+)[\s!.]*$/iu,
  /\s*(?:[,.;!]\s*|\s)(?:minta|mintak|tolong|nak)\s(?:(?:call|telefon|tel|ring)(?:\s(?:dulu|dl|balik|semula))?|(?:buat|datang|dtg|pasang)\s(?:pada\s)?(?:hari|esok|lusa|minggu|pagi|petang)[^,.;]{0,15})$/iu,
  /[\s,，。]+(?:请|麻烦)?(?:查|看|检查|处理|修)一?下$/u,
  /\s+(?:at|di|kat|dkt|of|from|dari|our|my|your|their|his|its|the|a|an)$/iu,
];

function dropFront({ text }: ConsumableText, [start, end]: Span): Span {
  const issue = text.slice(start, end);
  const lengths = fronts.map((pattern) => pattern.exec(issue)?.[0].length ?? 0);
  const length = Math.max(...lengths);
  const rest = issue.slice(length);
  return saysEnough(rest) && !isTorn.test(rest) ? [start + length, end] : [start, end];
}

function dropBack({ text }: ConsumableText, [start, end]: Span): Span {
  const issue = text.slice(start, end);
  const at = Math.min(...backs.map((pattern) => pattern.exec(issue)?.index ?? issue.length));
  return saysEnough(issue.slice(0, at)) ? [start, start + at] : [start, end];
}

/** `customer complain slow, dunno what` would begin with a single word. */
const isTorn = /^[a-z\d]+(?:[,.;?]|$)/i;

/** At least two words, or four Chinese characters. */
function saysEnough(words: string): boolean {
  return /[^\s\p{P}]\s+[^\s\p{P}]/u.test(words) || (words.match(/\p{Script=Han}/gu)?.length ?? 0) > 3;
}
