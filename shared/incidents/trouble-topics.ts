/** Before a verb: the thing does not do what it should. */
const negations = 'tak|tk|tdk|tidak|takde|takda|tiada|not|never';
const auxiliaries = 'boleh|blh|dapat|mahu|mau|nak|ada|able|to';

/** That a thing does not do what it should, in any words: most callers say no more. */
const failures = [
  `\\b(?:${negations}) (?:(?:${auxiliaries}) )*[a-z]{2,}`,
  '\\b(?:is|are|was|do|does|did|wo|could)n.?t [a-z]{3,}|\\b(?:can ?not|can.?t|unable)\\b|\\b(?:tak|x) ?(?:boleh|blh|leh)\\b',
  '\\b(?:broken?|spoil\\w*|faulty|dead|down|off ?line|rosak|rosek|mati|gagal|fail\\w*|unsuccessful|(?:ter)?putus|disconnect\\w*)\\b',
  '\\b(?:takde|takda|xde|xda|tiada|(?:tak|x) ?ada)\\b',
  'out of (?:order|service)|stop(?:s|ped)? working',
  'no (?:response|display|power|signal|connection|internet|wi-?fi|network|line|prints?|printing)\\b',
  '坏|不行|不能|不可以|不通|不工作|不成功|[^\\P{Script=Han}对]不[了到出上开动进]|无法|没法|没有?(?:反应|响应|网|电(?![子话脑邮视]))|故障|失灵|失败|出问题|有问题',
  '断网|网断|断线|掉线|离线',
].join('|');

/**
 * What callers mean, whatever language the agent writes it down in: each topic with the words for it in English, Malay and
 * Chinese, as they occur in folded text: first the things, then what is wrong with them.
 */
const topics: Readonly<Record<string, string>> = {
  'card terminal':
    'card (?:terminal|machine|reader|payment)s?|terminals? kad|mesin kad|payment terminals?|terminals? (?:pembayaran|bayaran)|\\bedc\\b|credit cards?|debit cards?|kad (?:kredit|debit|bank)|刷卡机?|读卡机|信用卡|银行卡|卡机|支付终端|付款终端',
  payment: '\\bpay(?:ments?|ing)?\\b|\\b(?:pem)?bayar(?:an)?\\b|付款|支付|付钱|收款|收钱|付不了',
  qr: '\\bqr\\b|二维码|扫码',
  wallet:
    '\\be-?wallets?\\b|\\bwallets?\\b|\\btng\\b|touch.?n.?go|grab ?pay|\\bboost\\b|dompet|电子钱包|钱包',
  printer: '\\bprint(?:er|ers|ing|s|ed)?\\b|pencetak|\\b(?:men)?cetak\\b|打印机?|列印|印不出',
  kitchen: '\\bkitchen\\b|\\bdapur\\b|厨房',
  receipt: '\\breceipts?\\b|\\bresit\\b|收据|单据|小票',
  drawer: '\\b(?:cash )?drawers?\\b|\\blaci(?: tunai| duit)?\\b|钱箱|抽屉',
  scanner: '\\bscan(?:ner|ners|ning)?\\b|\\bbarcodes?\\b|kod bar|扫描枪?|条码',
  screen: '\\bscreens?\\b|\\bskrin\\b|\\bdisplay\\b|屏幕|荧幕|黑屏',
  tablet: '\\bipads?\\b|\\btablets?\\b|平板(?:电脑)?',
  till: '\\bpos\\b|\\btills?\\b|mesin (?:duit|wang)|收银机|收款机',
  network:
    '\\bwi-?fi\\b|\\binternet\\b|\\btenet\\b|\\bnetworks?\\b|\\brangkaian\\b|\\brouters?\\b|\\bmodems?\\b|\\bunifi\\b|\\bstreamyx\\b|\\bline (?:internet|putus|down)|断网|没网|网断|网络|路由器|上网|上不了网|网速|wifi',
  server:
    '\\bservers?\\b|\\bcloud\\b|\\bpelayan\\b|\\bawan\\b|\\bback ?office\\b|pejabat belakang|服务器|云端|后台',
  login:
    '\\blog(?:ging)?[ -]?(?:in|on)\\b|\\bsign[ -]?in\\b|log masuk|\\bpasswords?\\b|kata laluan|登录|登入|密码',
  sync: '\\bsync\\w*\\b|\\b(?:di)?segerak\\w*\\b|同步',
  order: '\\borders?\\b|\\bpesanan\\b|\\boder\\b|订单|点单|下单',
  delivery: '\\bdelivery\\b|grab ?food|food ?panda|shopee ?food|penghantaran|外卖',
  report: '\\breports?\\b|\\blaporan\\b|报表|报告',
  stock: '\\bstocks?\\b|\\bstok\\b|\\binventory\\b|\\binventori\\b|库存|存货',
  price: '\\bprices?\\b|\\bharga\\b|价格|价钱',
  menu: '\\bmenus?\\b|菜单',
  tax: '\\bsst\\b|\\btax(?:es)?\\b|\\bcukai\\b|税',
  invoice: '\\be-?invoic\\w*\\b|\\binvoices?\\b|\\be-?invois\\b|\\binvois\\b|发票',
  update: '\\bupdat\\w*\\b|\\bupgrad\\w*\\b|kemas ?kini|versi baru|new version|更新|升级|新版本?',
  power:
    '\\bpower\\b|\\bblackout\\b|\\belectric\\w*\\b|\\belektrik\\b|\\btrip(?:ped)?\\b|停电|断电|跳电|没有?电(?![子话脑邮视])',
  member: '\\bmembers?(?:hip)?\\b|\\bloyalty\\b|\\bahli\\b|\\bkeahlian\\b|会员|积分',
  voucher: '\\bvouchers?\\b|\\bpromo\\w*\\b|\\bdiscounts?\\b|\\bdiskaun\\b|\\bbaucar\\b|折扣|优惠券?',
  settlement: '\\bsettle(?:ment|d)?\\b|\\bpenyelesaian\\b|结算|结账',
  licence:
    '\\blicen[cs]es?\\b|\\blesen\\b|\\bsubscriptions?\\b|\\blangganan\\b|\\bexpired?\\b|tamat tempoh|授权|过期|到期',
  'no connection':
    '\\boff ?line\\b|luar talian|\\bputus\\b|\\bterputus\\b|disconnect\\w*|lost (?:the |its )?(?:network|connection)|no (?:connection|signal)|(?:cannot|can.?t|not|unable to|does not|doesn.?t|won.?t) connect\\w*|(?:tak|tidak|x) (?:boleh |dapat )?(?:connect|ber?sambung|sambung)|离线|断线|掉线|断网|网断|没网|连接?不[上了到]|无法连接|没有?连接|不能连接|没信号',
  declined:
    '\\bdeclin\\w*\\b|\\breject\\w*\\b|\\b(?:di)?tolak\\b|\\bgagal\\b|\\bfail\\w*\\b|unsuccessful|tak lepas|被?拒绝|被拒|失败|不成功|过不了',
  slow: '\\bslow\\w*\\b|\\blambat\\b|\\bperlahan\\b|\\blembab\\b|\\blagg?\\w*\\b|很慢|太慢|变慢|慢|卡顿',
  frozen:
    '\\bhangs?\\b|\\bfr[eo]+z\\w*\\b|\\bstuck\\b|\\btersekat\\b|\\bbeku\\b|not respond\\w*|no response|死机|卡住|没有?反应|没有?响应|不动',
  message: '\\berrors?\\b|\\bralat\\b|错误|报错|出错',
  restarting: '\\brestart\\w*\\b|\\breboot\\w*\\b|\\bcrash\\w*\\b|重启|闪退|崩溃',
  blank: '\\bblank\\b|\\bblack\\b|\\bgelap\\b|\\bkosong\\b|空白|全黑',
  'charged twice':
    '(?:charged?|deducted?|paid) (?:twice|double)|double (?:charge|deduct)\\w*|(?:caj|potong|tolak) (?:dua kali|2 kali)|重复(?:扣款|收费)|扣了?两次',
  fault: failures,
  missing: '\\bmissing\\b|\\bhilang\\b|\\bdisappear\\w*\\b|\\bgone\\b|不见|消失|没有了',
};

const failureTopics: ReadonlySet<string> = new Set(
  'no connection,declined,slow,frozen,message,restarting,blank,charged twice,fault,missing'.split(','),
);

/** Whether a trait says that something is wrong, not what it is wrong with. */
export function isFailure(trait: string): boolean {
  return failureTopics.has(trait);
}

/** Said of anything that does not work. */
const mereSymptoms: ReadonlySet<string> = new Set(['fault', 'frozen', 'declined']);

/** Whether a trait says no more than that something does not work. */
export function isMereSymptom(trait: string): boolean {
  return mereSymptoms.has(trait);
}

/** Words that say nothing about what the trouble is. */
const emptyWords = new Set(
  `the this that they them their there then than when what with from have has had been were was are and for but not all any can cannot cant
  does doesnt dont did didnt will wont would into onto our your his her its only also just still again very too more most some such than
  since until after before during while today yesterday tomorrow morning afternoon evening night lunch dinner twice once daily always every each
  please urgent asap help need needs want wants kindly customer customers caller shop store outlet outlets branch branches counter unit
  broke work works working start starts started stop stops stopped use used using show shows say says said told try tried problem issue
  issues trouble fault faulty machine machines device devices half beep beeps last cut never without nothing anything something cable cables
  tak tdk takde takda bukan jangan tanpa sejak pagi tadi tengahari petang malam semalam hari harini esok selepas lepas sebelum bila ramai pelanggan asyik terus sahaja saja masih sudah dah
  belum lagi juga pun yang dengan untuk pada dari daripada dalam ini itu kami kita saya boleh tidak takleh xboleh rosak rosek jalan hidup mati
  masalah tolong segera mesin kedai cawangan kaunter semua setiap sekejap keluar masuk ada tiada apa kenapa macam mana orang guna dapat mahu nak
  jadi buka tutup kali dua tiga
  restoran restaurant resto warung gerai cafe kafe kopitiam encik puan cik tuan abang kakak uncle auntie haji hajah boss owner staff
  pekerja cashier sdn bhd enterprise trading taman jalan lorong bandar kampung
  aiya aiyah aiyo aiyoh aiyoyo haiya haiyo aduh adoi adui alamak walao walaoeh weh wei omg lah loh lor leh meh mah liao
  open opened opening opens suddenly tiba how why got already now waiting people`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** What a trouble means for the shop is the same for any trouble. */
const consequences = new RegExp(
  [
    '\\b(?:can ?not|can.?t|could ?n.?t|unable to|how(?: to| can)?|(?:tak|tidak|tdk|x) ?(?:boleh|blh|leh|dapat)|macam ?mana(?: nak)?)' +
      ' (?:(?:even|now|also|to|nak|pun|la?h|i|we) )*' +
      '(?:(?:open|buka|start|run|operate) (?:the |my |our )?(?:shops?|stores?|outlets?|business|kedai|restoran|gerai|perniagaan)' +
      '|(?:do|buat) (?:any )?(?:business|sales|bisnes|jualan)|ber?niaga|(?:sell|jual)(?=[,.!?;]|$))(?![a-z])',
    '(?:开不了|不能开|没法开|无法开|怎么开)[店门档]|(?:做不了|不能做|没法做|无法做|怎么做)生意|(?:不能|无法|没法)营业',
  ].join('|'),
  'gu',
);

/** Chinese characters that occur in any sentence about a fault. */
const emptyCharacters =
  /[哎唉哟呀啊呢吧嘛啦哦的了是在不没有能从今天早上昨晚以后就这样请尽快派人我们店里都也又还很一直自动坏用机器开到时候说给和跟要会无法为什么突然]+/gu;

const matchers = Object.entries(topics).map(([topic, words]) => [topic, new RegExp(words, 'gu')] as const);

/** Behind a thing: it is not what the trouble is with. */
const saidToBeFine =
  /^(?: (?:is|are|all|masih|pun|memang))? ?(?:\bok(?:ay|e)?\b|\bfine\b|\bnormal\b|正常|没问题|没事)/u;

/** The longest part of a text that is read: an issue is shorter. */
const maxReadLength = 1000;
const maxWords = 60;

/**
 * Lists what a text says about a trouble: topics and rare words, each with the words that say it, in the order of the text.
 * @param text folded (`foldText`)
 */
export function listTroubleWords(text: string): ReadonlyMap<string, string> {
  const listed = new Map<string, string>();
  for (const { trait, words } of findTroubleWords(text)) {
    if (listed.size < maxWords && !listed.has(trait)) listed.set(trait, words);
  }
  return listed;
}

/** In characters. Words that stand farther apart are about different things: a caller tells a long story. */
const maxApart = 60;

/**
 * Whether a text says all of this of one thing: so that they stand close together somewhere.
 * @param text folded (`foldText`)
 */
export function saysTogether(text: string, traits: readonly string[]): boolean {
  if (text.length <= maxApart) return true;
  const found = findTroubleWords(text).filter(({ trait }) => traits.includes(trait));
  return found.some(({ at }) => {
    const near = new Set(
      found.filter((other) => Math.abs(other.at - at) <= maxApart).map(({ trait }) => trait),
    );
    return traits.every((trait) => near.has(trait));
  });
}

type TroubleWords = { readonly trait: string; readonly words: string; readonly at: number };

/** In the order of the text. */
function findTroubleWords(text: string): TroubleWords[] {
  const read = text.slice(0, maxReadLength).replaceAll(consequences, (words) => ' '.repeat(words.length));
  const found: TroubleWords[] = [];
  let rest = read;
  for (const [topic, matcher] of matchers) {
    for (const { 0: words, index } of read.matchAll(matcher)) {
      if (!saidToBeFine.test(read.slice(index + words.length)))
        found.push({ trait: topic, words, at: index });
      rest = rest.slice(0, index) + ' '.repeat(words.length) + rest.slice(index + words.length);
    }
  }
  for (const { 0: words, index } of rest.matchAll(
    /[a-z][a-z\d]{2,23}|\d{1,3}(?:\.\d{1,3})+|\d{3,5}(?!\d)/g,
  )) {
    if (/^\d/.test(words) && /\d$/.test(rest.slice(0, index))) continue;
    if (!emptyWords.has(words)) found.push({ trait: `"${words}`, words, at: index });
  }
  for (const { 0: run, index } of rest.matchAll(/\p{Script=Han}+/gu)) {
    let at = 0;
    for (const part of run.split(emptyCharacters)) {
      at = run.indexOf(part, at);
      for (let first = 0; first + 1 < part.length; first += 1) {
        const words = part.slice(first, first + 2);
        found.push({ trait: `"${words}`, words, at: index + at + first });
      }
      at += part.length;
    }
  }
  // A network that does not work is one without a connection.
  const networks = found.filter(({ trait }) => trait === 'network');
  const failure = found.find(
    ({ trait, at }) => trait === 'fault' && networks.some((network) => Math.abs(network.at - at) <= maxApart),
  );
  if (failure !== undefined) found.push({ ...failure, trait: 'no connection' });
  return found.toSorted((a, b) => a.at - b.at);
}
