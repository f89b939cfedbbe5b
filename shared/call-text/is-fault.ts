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
  /(?<!\p{L})(?:m?pos|ipads?|tablets?|sunmi|mesin|machine|terminal|screen|skrin|touch ?screen|kds|keypad|keyboard|monitor|speaker|weighing|scale|barcode)(?!\p{L})[^.\n]{0,40}(?<!\p{L})(?:no|not|don['’]?t|off|every time|each time|setiap kali|bunyi|pelik|weird|lari|lines?|garis|double|loop|tulisan)(?!\p{L})|(?<!\p{L})(?:resit|receipts?|print ?out|sticker|labels?)(?!\p{L})[^.\n]{0,30}(?<!\p{L})(?:pelik|weird|kosong|blank|faded|pudar|terbalik|garis|lines?|separuh|half|tulisan|simbol|symbols?|pale|cair)(?!\p{L})/iu;

/** What does not work whatever else is said: `ipad won't connect, technician changed the password`. */
const broken =
  /(?<!\p{L})(?:won['’]?t|cannot|can['’]?t|tak (?:boleh|dapat|bole)|x ?(?:boleh|leh|dapat)) (?:connect|print|turn on|charge|on|hidup|cas|sambung)(?!\p{L})/iu;

/** Bills, deliveries, thefts, purchases, questions and work that was asked for need nobody who repairs. */
const otherMatter =
  /(?<!\p{L})(?:arriv\w*|deliver\w*|refund\w*|subscri\w*|langganan|dicaj|(?<!printer )invoic\w*(?! printer)|(?<!printer )invois|charged|overcharge\w*|charges? (?:me|us|twice|my|card|fee)|double charge|billing(?! printer)|quotation|quote|pric(?:e|ing)|harga|how|mcm mana|macam ?mana|mcmmana|cara|(?:nak|nk|want to|wants to|would like to|saja|just|mahu|mau) (?:tanya|tanye|ask|tambah|add)(?! (?:pasal|fasal|tentang|about|kenapa|why))|kat mana|di mana|berapa|which|beli|buy|purchase|curi|dicuri|stolen|robbed|lost|train(?:ing)?|ajar|install\w*|\w*p?asang\w*|set ?up|swap\w*|relocat\w*|upgrade|naik taraf|sst|gst|tally|float|amount|sku|password|pin)(?!\p{L})|怎[么样]|如何|月费|退款|安装|订阅|发票|多少|请问|想问/iu;

/** A device that is named without a request, a question or data is broken, whatever is said of it: `keyboard 5 key sinks`. */
const device =
  /(?<!\p{L})(?:ipads?|tablets?|sunmi|terminals?|kds|(?:touch ?)?screens?|touchscreen|skrin|monitors?|key ?boards?|keypads?|mouse|tetikus|batter(?:y|ies)|bateri|plugs?|sockets?|usb|hub|speakers?|card reader|(?:thermal|print) ?head|power (?:supply|bank)|docks?|stylus|hinge)(?!\p{L})|键盘|鼠标|平板|钱[箱柜]|收[银款]机|电脑|[荧屏萤]幕|显示[器屏]|触[屏摸]|屏幕?|刷卡机|读卡[器机]|扫描|打印|出单机|电池|插[头座]|电线|数据线/iu;

/** Requests, questions and data say nothing of the device that they name: `nak tambah satu tablet`, `tablet tunjuk stok salah`. */
const requestOrData =
  /[?？吗]|(?<!\p{L})(?:nak|nk|mahu|mau|want\w*|need\w*|would|could|can (?:i|we|you)|may|boleh|minta|mohon|tolong|tlg|pls|please|requests?|ask(?:s|ed|ing)?|tanya|tambah|add(?:ed|ing)?|change[ds]?|tukar|ganti|replace|updat\w*|edit\w*|remove|delete|padam|buang|regist\w*|daftar|forgot|lupa|settings?|tetapan|is it|possible|compatible|support\w*|names?|nama|menus?|items?|products?|produk|stocks?|stok|inventory|reports?|laporan|sales?|jualan|tax|cukai|discounts?|diskaun|promo\w*|points?|mata|members?|ahli|customers?|pelanggan|staff|pekerja|orders?|receipts?|resit|logo|address|alamat|e-?mail|emel|shift|categor\w*|kategori|language|bahasa|version|login|log in|accounts?|akaun|business|hilang|missing|fees?|rental|sewa|wrong|salah)(?!\p{L})|[想请求帮]|[我需想]要|(?<!不)要[加改换买]|可以|能不能|会不会|哪|[改加换买忘]|设置|名[字称]|菜单|库存|报[表告]|会员|顾客|员工|单[子据]?(?!机)|收据|税|折扣|积分|价|同步|账[号户]|登[录入]|密码|不对|错/iu;

/** What is asked besides: `paper jam, also ask how to reprint`. */
const besides =
  /(?:^|[\s,;])(?:(?:and|dan) )?(?:also|juga|sekali)(?: nak)? (?:asks?|asked|asking|tanya|wants? to (?:know|ask)).*$|顺便问.*$/isu;

/** Whether something does not work: `kitchen printer offline`, `skrin gelap`, `order tak masuk`. */
export function isFault(words: string): boolean {
  const text = words.replace(besides, '');
  const isOther = otherMatter.test(text.replaceAll(broken.test(text) ? /password|pin/gi : /$^/g, ''));
  if (isOther) return false;
  const isBroken = [hardware, fault, oddDevice].some((pattern) => pattern.test(text));
  return isBroken || (!requestOrData.test(text) && device.test(text));
}
