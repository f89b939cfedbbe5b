/** What a text about a service speaks of, in all spellings and languages. The features of the model are made of these. */
const topics = {
  install: /\binst\w*l\w*|\binsta?l\b|pasang|set ?up|deploy|[装裝]/,
  swap: /\bsw[aou]?p\w*|tukar|tuka\b|ganti|change|repla?ce?\w*|exchange|upgrade|[换換]|new (?:one|unit|set)|(?:unit|set|mesin|yang) (?:baru|lain)|spare|retire/,
  device:
    /\bm?pos\b|i-?pads?\b|tablets?|tab\b|terminals?|machines?|mesin|device|平板|收[银款]机|机[子器]|主机|平版/,
  accessory:
    /print|drawer|laci|scanner|router|modem|wifi|打印|抽屉|钱箱|cable|kabel|reader|charger|skrin|screen|kertas|paper/,
  android: /andr\w*|安卓|sunmi|imin/,
  ios: /\bios\b|i-?pads?\b|apple|iphone|苹果/,
  opening:
    /open(?:s|ing)?\b|launch|hari pertama|day\s?-?(?:1|one)\b|\bd1\b|first day|vip|buka kedai|kedai baru|new (?:shop|outlet|cafe|store|branch)|开[张业店幕]|首日|第一天|majlis|perasmian/,
  support: /support|sokongan|stand ?by|assist|bantu|temani|onboard\w*|支援|驻|on ?-?site|teman|guide|jaga/,
  check:
    /surv\w*|inspe\w*|site\s?(?:check|chk|visit)|lawat\w*|tengok|tgk|measure|ukur|periksa|pemeriksaan|semak|check|chk|勘|场地|看/,
  before: /b4|before|sebelum|pre-?|之前|前|dulu|first|1st|先/,
  how: /how|ma?ca?m ?mana|camana|cara|怎[么样麼]|如何|bagaimana|guano|teach|ajar|show (?:him|her|us|me)|教/,
  training: /train\w*|latihan|belajar|refresher|培训/,
  question:
    /\basks?\b|tanya|na?k ta(?:hu|u)|want to know|请问|想问|boleh ?(?:ke|tak|x|ka)\b|can (?:i|we)\b|possible|kah\b|[?？]|吗/,
  account:
    /subscri\w*|langganan|invo?i\w*s|\bbil\b|bill(?:ed|ing)?\b|quot\w*|sebut ?harga|price|harga|berapa|charged?|refund|renew|月费|发票|账单|多少钱|报价|licen[cs]e|lesen|bayar|payment|plan\b|warranty|contract|kontrak/,
  end: /cancel|batal|terminate|deactivate|tamat|return|pulang|收回|取消/,
  purchase: /\bbuy\b|beli|order|买|purchase|tambah|add\b|nak lagi/,
  data: /nama|name|logo|address|alamat|email|number|nombor|menu|price|harga|item|user|staff|bank|tax|sst|改|加|delete|padam|hapus|buang|hide|reset/,
  request:
    /\b(?:na?k|want\w*|wanna|need\w*|minta|mnta|req\w*|pls|please|mohon|perlu|hendak|arrange|tolong|book|apply|permohonan)\b|[想要需]/,
  move: /move|shift|pindah|relocat\w*|搬/,
  fault:
    /not\b|n['’]?t\b|\bno\b|x\b|tak|tk\b|tidak|error|fail|rosak|broken|wrong|salah|hilang|missing|stuck|hang|slow|dead|crack|pecah|retak|[坏不没错慢死]|faulty|mati|lambat|kosong|blank|offline|double|dua kali/,
  theft: /stolen|curi|偷|theft/,
} as const;
export type ServiceTopic = keyof typeof topics;

/** @param text in small letters and simplified characters */
export function listTopics(text: string): ServiceTopic[] {
  return serviceTopics.filter((topic) => topics[topic].test(text));
}

const serviceTopics = Object.keys(topics).filter(isTopic);

function isTopic(name: string): name is ServiceTopic {
  return name in topics;
}
