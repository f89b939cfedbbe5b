import type { Span } from './consumable-text';

/** Named in a complaint, these are what is broken: `thermal printer print very light`. */
const hardware =
  /(?<!\p{L})(?:pri?nte?r\w*|drawer|laci|scanner|barcode gun|cutter|router|modem|cables?|kabel|wayar|adapt[oe]r|charger|timbang|penimbang|weighing scale|ups|epson|bixolon|zebra|xprinter|holder|mount|lan|network switch|wireless bridge|access point|(?:pole|customer|secondary) display|ribbon)(?!\p{L})|打[印應]机|出单机|钱箱|抽屉|扫描[枪器机]|路由器|电子秤/iu;

/** What goes wrong, whatever it is: most complaints name no device, `tak boleh login`. */
const fault = new RegExp(
  [
    String.raw`(?<!\p{L})(?:rosak|rosk|rosek|mati|down|dead|died|hangs?|hanging|stuck|sangkut|tersangkut|tersekat|jam|jammed|jams|offline|blank|error|fail(?:s|ed)?|gagal|crack(?:ed)?|retak|pecah|patah|putus|terputus|broken?|spoil(?:t|ed)?|burn(?:s|t|ing)?|terbakar|asap|berasap|smoke|smell|noisy|flicker(?:s|ing)?|blink(?:s|ing)?|gelap|senget|kabur|slow|lambat|lag(?:gy|s)?|freezes?|frozen|crash(?:es|ed|ing)?|restart(?:s|ing)?|reboot(?:s|ing)?|disconnect(?:s|ed|ing)?|loose|longgar|swollen|kembung|bulging|bloated|garbled|gibberish|misaligned|beep(?:s|ing)?|leak(?:s|ing)?|terpadam|unresponsive|full|berulang|melt(?:ed|ing)?|chewed|hilang (?:signal|line|sambungan|connection))(?!\p{L})`,
    String.raw`(?<!\p{L})(?:tak|x|xde|tk|tidak|takleh|xleh|xboleh|xblh|cannot|can['’]?t|couldn['’]?t|won['’]?t|doesn['’]?t|does not|didn['’]?t|isn['’]?t|never|unable|tiada|takde|keeps?|asyik)(?=[\s,.]+\p{L})`,
    String.raw`(?<!\p{L})(?:not|no) (?:\p{L}+ing|work|response|respond|power|sound|light|line|signal|connection|display|picture|internet|paper)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:black|white|blue) screen|(?:screen|skrin|led|lampu|light) (?:is |all )?(?:black|white|blue|red|orange|hitam|putih|biru|merah)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:(?:sangat|terlalu|terlampau|jadi|makin|cepat|asyik|too|very|so|super|getting) (?:panas|hot)|panas (?:sangat|sgt|gila|melampau)|(?:masuk|kena|terkena) air|(?:got|kena) wet|water (?:inside|enter\w*|went|spill\w*|damage)|pelik|bising|berbunyi|berkelip\S*|bergegar|overheat\w*)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:off|mati|padam|tutup|buka|terbuka|restart|shut ?down|shuts? off|turns? off|opens?|closes?|prints?|printing|keluar|cetak|gerak) (?:sendiri|by itself|itself)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:keluar|print|cetak|prints|printing|comes? out|out) (?:tulisan|separuh|setengah|kosong|putih|hitam|bayang|half|halfway|strange|weird)(?!\p{L})`,
    '充不|进水|进了水|摔|裂|闪红|一直[闪响叫]|红灯|冒烟|[很太发]烫|过热|自[动己]关|跳电|没有?(?:出单|出纸|画面|字|声音?|讯号|信号|网络|连|显示|打印|亮|影像)',
    '坏|黑|没反应|没有反应|卡纸|卡住|死机|不了|不出|不能|打不|连不|扫不|断线|离线|空白|乱码|不亮|不动|故障|失灵|没电|很慢|重启',
  ].join('|'),
  'iu',
);

/** A device and what is odd about it, or what it prints: `mesin bunyi pelik`, `resit keluar tulisan cina`. */
const oddDevice =
  /(?<!\p{L})(?:m?pos|ipads?|tablets?|sunmi|mesin|machine|terminal|screen|skrin|touch ?screen|kds|keypad|keyboard|monitor|speaker|weighing|scale|barcode)(?!\p{L})[^.\n]{0,40}(?<!\p{L})(?:no|not|don['’]?t|bunyi|pelik|weird|lari|lines?|garis|double|loop|tulisan)(?!\p{L})|(?<!\p{L})(?:resit|receipts?|print ?out|sticker|labels?)(?!\p{L})[^.\n]{0,30}(?<!\p{L})(?:pelik|weird|kosong|blank|faded|pudar|terbalik|garis|lines?|separuh|half|tulisan|simbol|symbols?|pale|cair)(?!\p{L})/iu;

/** What does not work whatever else is said: `ipad won't connect, technician changed the password`. */
const broken =
  /(?<!\p{L})(?:won['’]?t|cannot|can['’]?t|tak (?:boleh|dapat|bole)|x ?(?:boleh|leh|dapat)) (?:connect|print|turn on|charge|on|hidup|cas|sambung)(?!\p{L})/iu;

/** Bills, deliveries, thefts, purchases, questions and work that was asked for need nobody who repairs. */
const otherMatter =
  /(?<!\p{L})(?:arriv\w*|deliver\w*|refund\w*|subscri\w*|langganan|invoic\w*|invois|charged|overcharge\w*|charges? (?:me|us|twice|my|card|fee)|double charge|billing(?! printer)|quotation|quote|pric(?:e|ing)|harga|how|mcm mana|macam ?mana|mcmmana|cara|kat mana|di mana|berapa|which|beli|buy|purchase|curi|dicuri|stolen|robbed|lost|train(?:ing)?|ajar|install\w*|\w*p?asang\w*|set ?up|swap\w*|relocat\w*|upgrade|naik taraf|sst|gst|tally|float|amount|sku|password|pin)(?!\p{L})|怎[么样]|如何|月费|退款|安装|订阅|发票|多少/iu;

/** Finds what says that something does not work: `kitchen printer offline`, `skrin gelap`, `order tak masuk`. */
export function findFault(text: string): Span | undefined {
  const isOther = otherMatter.test(text.replaceAll(broken.test(text) ? /password|pin/gi : /$^/g, ''));
  if (isOther) return undefined;
  const found = hardware.exec(text) ?? fault.exec(text) ?? oddDevice.exec(text);
  return found === null ? undefined : [found.index, found.index + found[0].length];
}
