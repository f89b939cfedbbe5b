/** What agents note about the call itself: when to ring back, who was asked for, what is not known. */
const remarks: readonly RegExp[] = [
  /^(?:(?:pls|please|plz|tolong|boleh|can|kindly|to|need to|will|nak|minta) )*(?:call|ring|whatsapp|wasap|ws|contact|hubungi|telefon|tel|fon)(?: him| her| them| me| dia| saya| owner| the owner| boss)? (?:back|balik|semula|again|after|before|b4|lepas|selepas|sebelum|only|first|dulu|owner|the owner|boss|him|her|them|me|dia|saya|pagi|petang|malam|esok|tomorrow|later|nanti|in the|at \d|pukul|at|anytime)(?: |$)/,
  /^(?:back|balik) (?:pls|please|after|before|at|later|tomorrow|esok|lepas|selepas)(?: |$)/,
  /^(?:tak|tidak|x|not|no|non)[ -](?:urgent|segera|hurry|rush|penting)(?: |$)/,
  /^(?:jgn|jangan|don't|dont|do not|no need|tak payah|x payah|never) (?:to )?(?:call|ring|tel|telefon|hubungi|datang|dtg|come|whatsapp|wasap)(?: |$)/,
  /^(?:i |we |cust |customer |he |she |dia )?(?:dah|sudah|already|has|have|ada|had)? ?(?:call|called|ring|rang|telefon|tel)(?:ed)? (?:\d|many|banyak|byk|two|three|four|several|few|dua|tiga|tadi|semalam|yesterday|earlier|just|pagi|before|twice|since)/,
  /^(?:tak|tidak|x|tk|don't|dont|do not|cannot|can't|cant|not|didn't|didnt) ?(?:ingat|tahu|tau|kenal|pasti|sure|know|catch|remember|get|dengar|nak bagi|give) (?:nama|name|his|her|the|siapa|who)/,
  /^(?:no one|nobody|no body|tiada|takde|xde|takda|tak ada)(?: (?:orang|org))? (?:pick|picks|picked|answer|answers|answered|angkat|jawab)/,
  /^(?:(?:cust|customer|pelanggan|caller|dia) )?(?:only |just |hanya |nak |nk |wants? |want only )+(?:to )?(?:talk|speak|cakap|bercakap|jumpa) (?:to|with|dgn|dengan)/,
  /^(?:customer|cust|case|ticket|merchant|store|acc|account|pelanggan|kes|tiket) (?:id|no|number|nombor|ref) ?\w*\d/,
  /^(?:(?:he|she|dia|cust|customer) )?(?:also|juga) (?:asks?|asked|tanya|tanye|want to know)(?: |$)/,
  /^(?:pls |please )?(?:follow(?:ing)?[ -]?up|f\/u|fu)(?: |$)/,
  /^(?:(?:2nd|3rd|4th|second|third|dah) )?(?:\d )?(?:kali|times?) (?:call|calling|telefon|tel)/,
  /^(?:2nd|3rd|second|third) (?:call|report|reminder)(?: |$)/,
  /^(?:kalau|if|bila) (?:boleh|can|possible|blh) (?:dtg|datang|come|today|hari)/,
  /^(?:dtg|datang|come|mari)(?: over)? (?:hari|harini|today|esok|tomorrow|after|before|lepas|selepas|sebelum|pagi|petang|now|asap|\d)/,
  /^(?:after|before|lepas|selepas|sebelum|until|till) (?:\d|lunch|noon|office|pukul|jam|maghrib|asar|zohor|jumaat|friday)/,
  /^(?:saya |sy |i )?(?:nak|nk|ingin|want to|wanna|would like to|wish to|like to) (?:buat|bagi|make|lodge|log|file) (?:a |satu )?(?:aduan|complaint|report|komplen|laporan)$/,
  /^(?:log|open|create|raise|make) (?:a )?(?:new )?(?:case|ticket|report)(?: for)?$/,
  /^(?:sorry|maaf|oops)(?: |,).*(?:group|number|nombor|chat|late|lambat|salah|wrong)/,
  /^(?:kalau|if|jika|bila) (?:.{0,12} )?(?:(?:tak|tidak|x|not|no one|nobody|cannot|can't) ?(?:dapat|angkat|jawab|answer|reach|pick|available)|busy|sibuk)/,
  /^(?:(?:kalau boleh|if can|if possible),? )?(?:tak|tidak|x|don't|dont|do not|no|jangan|jgn) (?:mau|nak|mahu|want|need|send|hantar|bagi)? ?(?:the |any )?sms(?: |$)(?!.*(?:members?|customers?|pelanggan|cust|ahli))/,
  /(?:^|\s)(?:not (?:our|my|your) (?:problem|issue)|bukan masalah (?:kami|kita|saya))$/,
  /^(?:(?:the |my |our )?(?:owner|manager|supervisor|tauke|towkay|he|she|dia) )?(?:is )?(?:not (?:around|here|available|free|in(?! (?:the|my|our|a|any|this|list|stock)(?: |$)))|outstation|on leave|tak ada kat (?:sini|kedai)|takde kat (?:sini|kedai))(?: |,|$)/,
  /^(?:i['’]?m|i am|this is|saya|sy) (?:the |a |an |only )*(?:cashier|staff|worker|helper|waiter|waitress|pekerja|juruwang)(?: |$)/,
  /^(?:call|panggilan) (?:putus|cut|dropped|terputus|not clear|tak jelas)/,
  /^(?:hp|phone|tel|telefon|fon|e-?mail|emel|whatsapp) (?:x|tak|tiada|takde|xde|no|not?)(?: (?:ada|have|got))?$/,
  /^(?:can|could|boleh|blh|leh) (?:you |u )?(?:help|assist|tolong|bantu)(?: me| us| saya| kami| check| tak)*$/,
  /^(?:(?:i |saya |sy |we )?(?:tak|tidak|x|don't|dont) (?:kisah|mind)|any ?time|bila[- ]?bila)(?: |$)/,
  /^(?:打|拨|call|联络|找)了?.{0,6}(?:没人|无人)(?:接|听|回)/u,
  /^(?:advise|revert|respond|reply)(?: me| us| soon| asap)*$/,
  /^(?:boleh|blh|can|could you|can you) (?:dtg|datang|come)(?: (?:esok|today|hari ni|harini|tomorrow|petang|pagi|tak|now))*$/,
  /^(?:you|u|he|she|they|i|we|dia|saya) (?:can|may|boleh|could) (?:be )?(?:reach|contact|call|dihubungi|hubungi)/,
  /(?:^| )(?:never say|didn't say|tak cakap|x cakap|tak sebut)$/,
  /^(?:请|麻烦|叫)*(?:.{0,6})(?:再打|打来(?!说|讲|反映)|打回|回电|回拨|打电话)/u,
];

/** Whether the words are only a remark about the call and describe no problem. */
export function isCallRemark(words: string): boolean {
  const plain = words.replace(polite, '');
  return remarks.some((pattern) => pattern.test(plain));
}

const polite =
  /^(?:(?:please|pls|plz|tolong|sila|kindly|bro|sis|boss|bos|so|and|also|ya|eh|says?|said|kata|cakap) )+/;
