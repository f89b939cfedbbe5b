const machine = String.raw`(?:i-?pads?|tablets?|terminals?|trmnls?|sunmi|(?:m?pos)(?:\s(?:machine|tablet|terminal|set|unit|system)s?)?|(?:mesin|unit|set)(?:\s(?:m?pos|tablet|ipad|terminal))?|machines?|units?|devices?)`;
/** What belongs to a machine, or is no machine: `change the ipad charger`, `tukar nama POS`. */
const otherThing = String.raw`(?!\s(?:screen|skrin|batter(?:y|ies)|bateri|cables?|kabel|wayar|wire|charger|adapt[oe]r|stand|holder|cover|cas(?:e|ing)|protector|app|apps|id|pin|password|passcode|name|nama|price|harga|settings?|tetapan|printer|paper|kertas|roll|number|nombor|location|mode|language|account|login|user|menu|sim|plan|licen[cs]e|lesen|date|time|ke tempat|to (?:the )?(?:other|another|dark|light)))`;
const few = (words: string, max: number) => String.raw`(?:(?:${words})\s+){0,${max}}`;
const before = few(
  String.raw`the|this|that|my|our|your|their|his|her|all|both|an?|one|two|three|\d+|whole|old|new|faulty|broken|spoilt|to|out|for|it|them|existing|current|same|lama|baru|satu|dua|tiga|semua|unit|set|mesin|android|apple|ios|into|from|merchant['’]?s?|customer['’]?s?`,
  6,
);

/**
 * A machine is to be exchanged: `replace iPad`, `pertukaran unit POS`, `换一台新的平板`. What is only a part of one does not
 * count: a battery, a cable, a screen protector.
 */
const requests = [
  String.raw`\b(?:sw[aou]?p(?:ping)?|exchange|exch|replace|replce|change(?:\s+out)?)\s+${before}${machine}\b${otherThing}`,
  String.raw`\b${machine}\s+(?:[\p{L}\d,'’]+\s+){0,8}?(?:must be|to be|need to be|needs to be|wants? (?:it|them)|want to)\s+(?:swapped|exchanged|replaced)\b`,
  String.raw`\b(?:tukar|ganti|tukarkan|gantikan|pertukaran|penggantian|ditukar ganti)\s+${before}${machine}\b(?!\s(?:x|tak|tidak|tk|xleh|cannot|not)\s)${otherThing}`,
  String.raw`\b(?:unit|mesin|set|tablet|ipad|terminal)\s+(?:gantian|pengganti|penggantian|pertukaran)\b|\b(?:mesin|unit|set)\s+ganti\b`,
  String.raw`\b(?:tukar|ganti|minta|mintak|mnta|nak|nk|hantar)\s+(?:unit|mesin|set|tablet|ipad|terminal)\s+(?:baru|br|lain)\b`,
  String.raw`\breplacement\s+(?:for\s+)?${before}${machine}\b${otherThing}`,
  String.raw`\bupgrade\s+${before}(?:i-?pads?|tablets?|terminals?|pos|machine)\b${otherThing}`,
  String.raw`(?<![交转对调])[更调]?换(?!了)(?:成|过)?[一两二三\d]?\s?[台个部架]?\s?(?:新的?|别的?|另一?[台个部]?)?\s?(?:的)?\s?(?:i-?pads?|tablets?|terminals?|m?pos(?!\s*(?:的|系统))|平板(?:电脑)?|收[银款]机|主机|机(?:器|子)?(?![票油场]))(?![的上]?(?:充电|电池|线|屏|荧幕|萤幕|保护|膜|壳|架|名|密码|设置|screen|shift))`,
  String.raw`(?:i-?pads?|tablets?|terminals?|平板(?:电脑)?|收[银款]机|主机|m?pos)(?:(?![屏幕裂池线头膜壳])[^，,。.\n]){0,12}(?:[想要请帮需][^，,。.\n]{0,3}换(?!了)(?:[一两]?[台个部架]|新|掉|$|[，,。.]))`,
].map((pattern) => new RegExp(pattern, 'iu'));

/** Work that is done or denied is no request: `after change ipad`, `dah tukar tablet`, `换了新平板还是一样`. */
const isDone =
  /\b(?:after|since|already|just|selepas|lepas|lps|sejak|dah|sudah|baru(?:\s+je)?|last (?:week|month)|yesterday|semalam|no need|tak payah|jangan|don['’]?t|instead of|before|sebelum|how to|cara|mcm ?mana|macam mana)\s+(?:\p{L}+\s+){0,4}(?:sw[aou]?p\w*|change\w*|tukar\w*|ganti\w*|replace\w*|exchange\w*|upgrade\w*)\b|\b(?:swapped|changed|replaced|exchanged)\b(?<!\b(?:be|it|them)\s\w+)|\b(?:replacement|gantian|pengganti)\b[^.\n]{0,30}\b(?:arriv|receiv|deliver|sampai|terima)\w*|换(?:了|过|完|好)|[刚已]经?换/iu;

/** Whether an issue asks that a whole machine is exchanged. */
export function asksForSwap(issue: string): boolean {
  return requests.some((pattern) => pattern.test(issue)) && !isDone.test(issue);
}

/** Whether an issue names only things that stand beside a machine: a printer that is to be exchanged needs a visit. */
export function namesOnlyAccessories(issue: string): boolean {
  return accessory.test(issue) && !anyMachine.test(issue);
}

const accessory =
  /(?<!\p{L})(?:printers?|pri?nte?r\w*|drawers?|drwr|laci|scanners?|routers?|modem|cables?|kabel|wayar|chargers?|keyboard|mouse|papers?|kertas|rolls?)(?!\p{L})|打印|出单机|钱箱|抽屉|扫描|路由器|线/iu;
const anyMachine = new RegExp(
  String.raw`(?<!\p{L})${machine}(?!\p{L})|平板|收[银款]机|主机|机器|换机|skrin|screen|屏`,
  'iu',
);
