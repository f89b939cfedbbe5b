/**
 * What an agent writes around a problem and does not describe it: who reports it in front of it, and behind it when to come,
 * how soon, and whom to call. The lists of words stand here only.
 */
const reporter = String.raw`(?:(?:the|our|my|this|dia|si|tadi)\s)?(?:(?:shop|store|outlet)\s)?(?:cu?s?to?m[eao]rs?|costumer|custmer|cust|merchants?|client|caller|owner|boss|bos|tauke|towkay|supervisor|manager|staff|staf|user|uncle|auntie|aunty|kakak|pelanggan|pemilik|he|she|they|dia|diorang)`;
/** Malay for `says` and `tells`, as it is written in chats. */
const tells = String.raw`kata|ckp|cakap|ckap|b(?:agi|eri|g|gi|ri)\s?(?:tau|tahu)`;
const says = String.raw`(?:(?:just|also|tadi|call(?:ed|ing)?|suruh|minta|mintak|is|was|dok|nak|nk|want(?:s|ed)? to)\s){0,2}(?:said|says?|sed|complain(?:s|ed|ing)?|complaint|claim(?:s|ed)?|report(?:s|ed|ing)?|feedback|told|ask(?:s|ed|ing)?(?! for)|inform(?:s|ed)?|mention(?:s|ed)?|${tells}|komplen|mengadu|lapor|tanya|tnya|tanye|know|tahu)`;
const helpers = String.raw`(?:us|you|u|someone|somebody|people|ppl|orang|org|te(?:ch|k)\p{L}*|juruteknik|team|engineer|your (?:guy|team|staff)|korang|support|on-?site)`;
const appeals = String.raw`(?:tolong\s+)?(?:boss?|bro|sis|kakak|kak|bang|abang|dik|adik)|ah|eh|tlg|sir\/(?:mdm|madam)`;

const reportingWords = [
  String.raw`new (?:order|case|ticket|request|job)(?=\s*:)`,
  String.raw`masalahnya|不好意思|早上好|早安|[请請][问問]|老[板闆]娘?[说讲說講](?=\p{Script=Han}|[\p{L}\p{N}])`,
  String.raw`(?:please|pls|plz)\s+help(?=\s+(?:our|us|my|me)\b)`,
  appeals,
  String.raw`says?|said|complain(?:s|ed|ing|t)?|report(?:s|ed)(?: (?:by|via|through) (?:whatsapp|wasap|phone|e-?mail|sms|call))?`,
  String.raw`(?:the )?(?:problem|issue|complaint|masalah(?:nya)?|aduan(?:nya)?) (?:is|was|ialah|adalah)`,
  String.raw`(?:tu |dia |ni )?(?:call|tel|telefon|whatsapp|wasap)(?: (?:lagi|again|tadi|back|balik|semula))*(?= (?:pasal|psl|fasal|regarding|about))`,
  String.raw`asks?(?= (?:why|how|what|if|whether|when))|asked(?= (?:why|how|what|if|whether|when))`,
  String.raw`(?:told|tells?|informed|inform) (?:me|us|him|her)|memaklumkan|emailed|texted|messaged|informed|mentioned|claims|claimed`,
  String.raw`because|sebab|kerana|pasal|psl|fasal|mengenai|berkenaan|tentang|ttg|to (?:say|report|complain)|that|regarding|about(?!\s+to)`,
  String.raw`as(?= (?:the|our|my|her|his|their)(?![\p{L}]))|and(?= (?:says?|said|asks?|asked|told|complains?|complained)(?![\p{L}]))`,
  String.raw`${tells}|told|maklum|lapor|bahawa|speaking|called(?: again)?|calling|ringing|rang`,
  String.raw`(?:(?:please|pls|plz)\s+)?(?:log|open|create|raise)\s+(?:a\s+)?(?:new\s+)?(?:case|ticket)(?:\s+for)?`,
  String.raw`(?:cust(?:omer)?|merchant|client|owner|user)(?=\s+(?:says?|said|told|complain|reported|${tells}|maklum|lapor))`,
  String.raw`(?:nk|nak|want to|ingin) (?:report|lapor|complain|mengadu|${tells}|inform)`,
];

/** Each leaves the rest of the issue behind it. */
const reports: readonly RegExp[] = [
  new RegExp(String.raw`^\W*(?:(?:${reportingWords.join('|')})(?![\p{L}])[\s,:]*)+`, 'iu'),
  /^(?:(?:打来|打电话来|来电)?[说說讲講]|反映|表示)\s*(?=[\p{L}\p{N}])/u,
  // `012-345 6789 (whatsapp only), link not opening`
  /^\W*\((?:whatsapp|wasap|ws|sms|call|office|ofis|hp|tel|kedai|rumah|mobile|owner|boss|personal)[^()]{0,20}\)[\s,]*/iu,
  new RegExp(
    String.raw`^${reporter}\s${says}(?:\s(?:that|me|us|why|if|whether|pasal|psl|yang|yg))?[\s,:"“]+`,
    'iu',
  ),
  new RegExp(
    String.raw`^${reporter}\s(?=(?:nak|nk|mahu|minta|mintak|wants?|needs?|would like|request\w*)\s)`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:${reporter}\s)?(?:suruh|minta|mintak|nak|nk|want(?:s)? to|just want to|would like to|ingin|saja nak)\s(?:tanya|tnya|tanye|ask)(?:\s(?:pasal|psl|about|regarding|sikit|skit))?[\s,:]+`,
    'iu',
  ),
  /^(?:(?:客户|客人|顾客|老板娘?|店员|员工|他|她|他们|负责人)[说讲講問问称](?:是|道)?|(?:我)?(?:想|要)?(?:请问|想问|问一下))[\s,，:：]*/u,
  /^(?:麻烦|请)?(?:安排|帮忙|帮我们?)(?=安装|装|换|更换|检查)/u,
  // `need technician asap my pos cannot boot up`
  new RegExp(
    String.raw`^(?:wants?|needs?|nak|nk|perlu|minta|mintak|request)\s(?:to ask\s)?(?:for\s)?(?:an?\s)?${helpers}(?:\s(?:to|come|visit|check|see|look|datang|dtg|tengok|tgk|support|pls|please))*(?:\s(?:asap|urgently|urgent|segera|now|today)[\s,.:;]+|\s*[,.:;\n]+\s*)`,
    'iu',
  ),
  /^(?:for\s)?(?:an?\s)?on-?site(?:\s(?:support|visit|check|help|pls|please|asap|today))*\s*[,.:;\n]+\s*/iu,
  /^(?:good\s)?(?:day|morning|afternoon|evening)(?:\s(?:ya|sir|boss|team|all|admin))*\s*[,.!\n]+\s*/iu,
  /^(?:aiya?h?|aduh|alamak|adoi|haiya|walao|weh|wei|eh|ah|oi|omg|help)[\s,.!]+(?=\S+\s\S)/iu,
  /^(?:(?:first|second|third|2nd|3rd|\d(?:st|nd|rd|th)?) (?:request|reminder|time|call)|reminder|follow(?:ing)?[ -]?up(?: on)?|new (?:ticket|case|job|request))\s*[:,-]\s*/iu,
];

/** @returns the length of the longest report at the front of an issue; 0 if there is none */
export function measureReport(issue: string): number {
  return Math.max(...reports.map((pattern) => pattern.exec(issue)?.[0].length ?? 0));
}

const hurry = 'urgent|segera|asap';
const politely = String.raw`(?:(?:pls|plz|please|kindly|tolong|tlg|can|could|boleh|blh|leh|when|bila|so|hope|harap)\s){1,3}`;
const visits = String.raw`(?:come|visit|check|chk|help|fix|assist|advise|send|repair|settle|datang|dtg|mai|tengok|tgk|bantu|tolong|hantar orang|hantar org|call|cb|cepat|reply|contact)`;

/** Each ends the issue in front of it. */
const wishes: readonly RegExp[] = [
  // `order keeps cancelling, urgent pls`
  new RegExp(
    String.raw`\s*[,.!]\s*(?:(?:very|super|quite|sgt|pls|please|tolong|it'?s) )*(?:${hurry})(?: (?:pls|please|plz|ya|sgt|sangat|la|lah|case|thanks|tq))*[!.]*$`,
    'iu',
  ),
  // `no dia` before a number belongs to the number.
  /[,.]\s*(?:no|hp|tel|phone|call|contact)(?:[\s.:]+(?:dia|saya|sy|i|is|no|num|number|nombor|her|his|him|she|he|me|my|our|the|owner|boss|bos|customer|cust|manager|at|on|kat|di|ke|to))*[\s.:]*$|[,，]?\s*请打?$|[\s,，。]+(?:请)?(?:打|拨|联系|联络)$/iu,
  // `screen frozen, reach her at` before a number, `ring shop line`
  /[,.]\s*(?:(?:please|pls|plz|kindly|just|can|you can|best to|boleh|or)\s)*(?:reach|ring|call|contact|text|message|whatsapp|wasap|hubungi)(?:\s(?:me|him|her|them|us|back|at|on|via|through|by|the|his|their|my|our|shop|store|kedai|office|owner|boss|cashier|line|direct|directly|landline|mobile|phone|hp|number|no|dia|saya|sy|di|kat|ke|or))*[\s.:]*$/iu,
  // `want us come before dinner`, `想找人来看`
  new RegExp(
    String.raw`\s*[,.;!?\n]+\s*(?:(?:and|so|${reporter})\s)*(?:wants?|needs?|nak|nk|perlu|minta|mintak|hope|harap|waiting for|requests?|asking)\s(?:for\s|to have\s)?(?:an?\s)?${helpers}(?:\s(?:to|can|boleh))?(?:\s(?:come|visit|check|see|look|datang|dtg|tengok|tgk|mai|today|tomorrow|tmr|esok|asap|before|by|now|sebelum|hari)(?!\p{L})[^,.;!?]{0,30})?[!.]*$`,
    'iu',
  ),
  /[\s,，。]+(?:想|要|需要|希望)(?:找|叫|派|安排)?(?:人|师傅|技术员|你们)(?:过?来|上门)[^\s,，。]{0,6}$/u,
  new RegExp(
    String.raw`\s*[,.;!?\n]+\s*${politely}(?:(?:you|u|your guy|someone|somebody|orang|org|korang|team|technician)\s)?${visits}(?:\s[^,.;!?]{0,25})?[?!.]*$`,
    'iu',
  ),
  /\s+(?:pls|plz|please)\s(?:chk|check|help|fix|advise|assist|repair|settle|come|asap|urgent)(?:\s(?:asap|urgent|now|today|ya|tq))*[!.]*$/iu,
  /\s*[,.;!?\n]+\s*(?:can|boleh|blh|bila|when)\s(?:come|datang|dtg|mai)(?:\s[^,.;]{0,20})?[?？]*$/iu,
  /[\s,，。.!！?？;；]+(?:今天|明天|现在|等下|几时|什么时候|有人|你们|请|麻烦|拜托|可以|可不可以|能不能|能|方便|快点|尽快|赶快)+[^\s,，。.!?？不没但]{0,8}(?:来|看|修|派|处理|帮忙|帮|点|尽快|检查|吗|打给)[^\s,，。]{0,4}[?？!！]*$/u,
  // `地点文冬` before a street belongs to the address.
  /[\s,，。]+(?:地点|地址|位置|号码|电话|手机|联络人?|联系人?|负责人|店名|店叫)[^\s,，。]{0,5}$/u,
  /[\s,，。]+(?:请|麻烦)?打给(?:他|她|我)?(?:的?(?:女儿|儿子|老婆|老公|太太))?$/u,
  /\s*[,.;!\n]+\s*(?:(?:all|many|the|ramai|my|se?orang|some|got|ada|a|one|few|beberapa)\s)*(?:customers?|cust|people|ppl|guests?|waiters?|staff|orang|org|pelanggan|they|diorang|queue|line|客人)\s(?:[^,.;]{0,25}\s)?(?:walk(?:ed|ing)? (?:away|out)|queu?e?(?:s|d|ing)?|waiting|wait|angry|marah|beratur|tunggu|lari|until outside|panjang|long)(?:\s[^,.;]{0,20})?[!.]*$/iu,
  /\s*[,.;!]+\s*(?:our\s|my\s)?(?:kedai|shop|restoran|restaurant|cafe)\s(?:tengah\s|now\s|is\s|so\s|very\s)*(?:penuh|full|packed|busy|sibuk)(?:\s[^,.;]{0,20})?[!.]*$/iu,
  // `站岗第一天, 28号`
  /(?:\s*[,，。]\s*|(?<=\p{Script=Han})(?<![从自到在至])\s+)\d{1,2}\s?(?:[号日]|hb|hari ?bulan)(?:\s(?:ni|ini))?$/iu,
  /[\s,，]*客人(?:都|一直)?(?:走了|走掉|在等|排队|跑了)[^，,。]{0,6}$/u,
  /[\s,.]*(?:\s|^)(?:lol|haha+|hehe+|wkwk\w*|huhu+|lmao|hmm+|zzz+)[\s!.]*$/iu,
  /\s*(?:[,.;!]\s*|\s)(?:minta|mintak|tolong|nak)\s(?:(?:call|telefon|tel|ring)(?:\s(?:dulu|dl|balik|semula))?|(?:buat|datang|dtg|pasang)\s(?:pada\s)?(?:hari|esok|lusa|minggu|pagi|petang)[^,.;]{0,15})$/iu,
  /[\s,，。]+(?:请|麻烦)?(?:查|看|检查|处理|修)一?下$/u,
  /\s+(?:at|di|kat|dkt|of|from|dari|our|my|your|their|his|its|the|a|an)$/iu,
];

/** @returns where the first wish begins that ends an issue; its length if there is none */
export function findWish(issue: string): number {
  return Math.min(...wishes.map((pattern) => pattern.exec(issue)?.index ?? issue.length));
}

/** Whether a piece of an issue only wishes. */
export function isOnlyWish(piece: string): boolean {
  return findWish(`, ${piece}`) === 0;
}

/** A word of a clause that is all about when to come or call, how soon, or a greeting. */
const wishWords = new RegExp(
  String.raw`(?<!\p{L})(?:hi|hello|morning|pagi|report|lapor|refer|inform|maklum|urgently|cepat|please|pls|plz|tolong|kindly|come|datang|dtg|hantar|send|technician|juruteknik|today|tomorrow|esok|hari ni|harini|call|whatsapp|wasap|thanks?|tq|terima|appointment|available|free|want|nak|minta|mintak|help|bantu|boleh tak|can or not|${hurry})(?!\p{L})|你好|麻烦|请|谢谢|几点|什么时候|可以来|派人|急`,
  'u',
);

/** Whether a clause, in small letters, wishes or reports something. */
export function isWish(clause: string): boolean {
  return wishWords.test(clause.replaceAll(noWishes, ' '));
}

/** `since morning` and `clear cache no help` wish nothing. */
const noWishes =
  /(?<!\p{L})(?:(?:since|from|every|this|dari|sejak|setiap)\s(?:this\s)?(?:morning|pagi)|(?:pagi|tadi)\s(?:tadi|pagi|ni|ini)|(?:no|not|doesn['’]?t|didn['’]?t|tak|x)\shelp|(?:times?|kali|since|sejak|dari|until|again|from|start)\s(?:today|hari ni|harini)|(?:doesn['’]?t|don['’]?t|didn['’]?t|not|never|tak|x|tidak)\s(?:want|come|nak)|(?:first|last|one|every)\scall)(?!\p{L})/gu;
