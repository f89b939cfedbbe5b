import { createWordSet } from './create-word-set';

/** Words that never belong to a name: what breaks and how, in English, Malay and Chinese, and how people ask. */
const issueWords = createWordSet(`
  printer print printing pos ipad tablet internet wifi wi-fi line rosak rosek tak tidak x xboleh xdpt takleh tk xleh xblh xjalan xkeluar xkuar xdapat xde tkleh tkboleh cannot cant
  can't problem issue masalah error down broken broke not no nak minta mahu want wanna need please pls plz tolong hang
  stuck lost offline online paper kertas drawer cash scanner scan sync login log order receipt resit kitchen screen skrin
  blank mati hidup tukar swap install installation pasang pasangkan setup battery bateri charger charging slow lambat
  cable kabel router android ios app update system sistem server bluetooth keluar masuk hilang jammed jam terminal kad
  card payment bayar bayaran qr kds cashier is are was has have sudah dah belum lagi sejak since boleh check semak help
  bantu bantuan urgent segera barcode report laporan stock stok data cara how why kenapa when bila today esok tomorrow
  semalam yesterday after lepas selepas mesin machine device still only can keep suddenly tiba-tiba every setiap always
  asyik ada there the our when does doesn't won't wont unable failed fail gagal request site survey inspection pemeriksaan
  day vip unit laci duit wayar all semua pecah monitor keyboard mouse modem adapter adaptor socket plug
  takde xde takda tiada nk tanya tanye dlm speaker ribbon dongle hotspot touchscreen scale weighing timbang`);

/** Issue words that also occur in any sentence. Alone they make no complaint. */
const weakIssueWords = createWordSet(`
  our is are was has have the there and since still only can keep every setiap always asyik ada all semua not no nak
  want need wanna please pls plz tolong today esok tomorrow semalam yesterday after lepas selepas how why when bila day
  vip cara nk tanya tanye dlm line unit sudah dah belum lagi boleh does bayar bantu bantuan help urgent segera`);

/** The most often mistyped words of the list, all long enough to be recognised with a typo. */
const oftenMistyped = [
  ...'printer internet tablet scanner drawer screen receipt kitchen problem masalah broken offline cannot rosak'.split(
    ' ',
  ),
  ...'system sistem barcode payment battery terminal bluetooth'.split(' '),
];

/** Small words around the fields, meaningless once the fields are consumed. */
const fillers = createWordSet(`
  hi hello hai helo hey assalam aslm askum eh salam assalamualaikum slm good morning afternoon evening selamat pagi petang tengahari boss bos sir madam tuan puan dear admin team tq thanks thank you terima kasih trima ok okay ya yes dari daripada from of kat di at dekat in for untuk saya i i'm am im this is nama name my me here sini call calling callback hubungi contact kontek kontak no nombor number tel telefon phone hp h/p mobile fon email emel e-mail alamat address addr lokasi location pin store kedai outlet shop cawangan branch poskod postcode and dan & pic kat ni je la lah ye pun waze maps map google gps link location: lokasi: state negeri 我 是 我是 我叫 你好 您好 谢谢 老板 在 电话 地址 店 店名 的 请 这里 kami kita sy me mine org orang 手机 公司 问题 顾客 客户 kt dkt dr drpd frm kindly assist 找 联系 联络 说 讲 反映 表示 打来 来电 打电话来 我在 我们在 店在 于`);

/** Words that no name contains, although they are neither fillers nor complaints. */
const neverInNames = createWordSet(`
  we they us you he she my our your support onsite on-site service ticket caller details detail since new only first
  before after back ahead first also then now soon free busy again agent agen client owner code id user staff cashier
  manager dealer reseller subject regards sincerely urgent report storehub sunmi epson imin xprinter star samsung iphone
  lenovo apple windows mall plaza tower menara wisma kompleks complex square centre center arcade parade house home office
  level floor tingkat block blok unit suite lot jalan jln lorong lrg lebuh taman tmn kampung kg persiaran seksyen section
  hotline careline cell landline direct reception counter kaunter hq warehouse gudang ofis pejabat rumah backup
  emergency alternative second third other lain son daughter wife husband father mother isteri suami emak ayah sepupu cousin dia tadi yg yang guna pakai supervisor staf technician juruteknik driver supplier ctc hub hye hiya correct wrong one two same previous ask its look find reach pelanggan director pengarah whatsapp wasap sms cakap kata bilang beritahu said says told calling mengadu lapor tanya bagitau bandar north south east west old moved moving exact relocated outlet branch team everyone all again bawah atas belakang luar dalam bahagian bilik
  bank baru tepi depan sebelah hadapan seberang antara 老板你好 你好 您好 请问 我们 你们 他们 大家 麻烦`);

/** Words of complaints that also occur in the names of shops, streets and people. */
const troubleWords = createWordSet(`
  gelap senyap retak putus bocor terbakar berasap sangkut tersekat jatuh kosong lembab sengau senget kabur habis longgar
  beep beeping beeps frozen freeze freezes froze crash crashes crashing crashed reboot reboots rebooting restart restarts
  restarting loop lag laggy lagging flicker flickering blink blinking blinks black blur blurry dead died crack cracked
  burnt burn smell smells noise noisy loose drop drops dropping declined decline missing wrong duplicate duplicated
  duplicates double twice void refund refunded key keyed light power voltage gibberish misaligned show shows showing
  appear appears nothing connect connects connection detect detects respond responds responding response reaction shut shutdown
  turn button touch password logout logged cut cuts half paper feed charge declined tap swipe setting settings reset
  beroperasi berfungsi sambungan sambung bersambung tekan bunyi padam padamkan lampu kuasa bateri lemah tertutup
  salah stopped stop stops working works work pending delivery menu price harga total tax quantity invoice shift close closing open opened opening display
  gst sst bill diskaun discount discounts promo promosi voucher baucar points member ahli sales jualan logo font label
  labels sticker invois quotation meja table booking tempahan checkout payout settlement commission komisen
  aplikasi loyalty deposit penimbang nota balance baki stuck
  butang kategori category kupon coupon sku senarai field column upload download export import template popup alarm
  sensor queue roster ink dakwat decimal rounding timer qty surcharge barkod item items option options size saiz
  timbangan check-in checkin counter kaunter reminder greyed gelap tertukar tersangkut ditolak tertinggal tercabut tercicir terbelah tersalah
  tertekan tertutup terbuka terlepas overlapping upside shortage short invalid denied refused lagged hangs smoke smoking
  burning leaking leak greyscale faint faded unreadable negative reversed disappear disappears disappeared vanish vanished gone interfere mismatch differ differs reject rejects rejected expire
  cancel cancelled cancels langganan subscription subscriptions unsubscribe renew renewal warranty align aligned appointment appointments booked search searching save saved saving edit editing delete deleted sync synced syncing pair paired pairing link linked register registered activate activated activation calculate calculated calculates count counts counted verify verified approve approved approval authorise assign assigned notify notification notifications alert alerts mute muted scan scans scanned reads reprint email emailed remind reminders tally tallied reflect reflected reflecting deduct deducted deducting apply applied applying load loading loads reload disabled enable enabled disable enabled frozen wet spilled spill dropped damaged damage bent swollen bulging rusty dirty stolen missing unknown undefined unreachable unavailable unresponsive
  expired merge merged overlap skip skips overheat overheats panas lesap bercampur terbalik kembung melekat terpadam
  tergantung bertindih berulang patah terputus extra duration count expiry rate attendance timer slip`);

/** Words in the names of shops but not of people: goods, and kinds of places. */
const tradeWords = createWordSet(`
  kopi teh nasi mee mi laksa ayam ikan itik satay burger roti bakso sup tomyam cendol char dessert pastry bread cake
  bubble milk juice noodle noodles pan rice seafood steamboat dimsum pizza pasta grill bbq bar bistro lounge lab station
  cycle bicycle basikal workshop bengkel unisex jahit cuci laundry dobi frozen runcit hub zone gallery centre center kiosk world garden concept studio academy tuition tadika barber gunting tayar tyre motor
  auto gym fitness spa nails nail hair beauty dental pergigian optical optik florist flower bunga boutique butik mobile
  gadget electrical electronics travel dapur mamak banana curry bakar penyet gepuk kukus goreng pasembur durian buah
  carpet karpet langsir curtain fashion textile tailor jewellery emas hardware furniture pet vet baby kids toys sport sports music book books buku`);

/** Fillers that may still end a sentence. */
const sentenceEndWords = createWordSet(
  'je morning afternoon evening pagi petang tengahari okay store kedai outlet shop branch phone alamat lokasi maps email sini',
);

export function isIssueWord(word: string): boolean {
  const plain = normalizeWord(word);
  if (bearsShopName.test(plain)) return false;
  if (issueWords.has(plain) || issueWords.has(plain.replace(/s$/, ''))) return true;
  return (
    oftenMistyped.some((known) => isTypoOf(plain, known)) ||
    (hanWord.test(plain) && chineseComplaint.test(plain))
  );
}

/** Whether a word says that something is wrong or wanted. */
export function isComplaintWord(word: string): boolean {
  const plain = normalizeWord(word);
  return isIssueWord(word) && !weakIssueWords.has(plain);
}

/** `沈记狗不理包子` */
const bearsShopName = /^\p{Script=Han}{1,2}(?<![忘登标日笔书切])记/u;
const hanWord = /\p{Script=Han}/u;
const chineseComplaint =
  /[坏不没机打开问题故障印网屏卡单换装修慢断死裂闪]|连不|扫不|离线|失灵|错误|失败|乱码|模糊|重启|无法|异常|报错|空白|停|抽屉|锁[住死上]|掉[线了]|漏[水电纸单]|太[小大慢热淡暗浅深]/u;

export function canEndIssue(word: string): boolean {
  return !isFiller(word) || sentenceEndWords.has(word.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, ''));
}

/** Words for "from", with their short forms. */
export function isFrom(word: string): boolean {
  return /^(?:dari|daripada|drpd|from|frm)$/i.test(word);
}

/** Whether a word may be part of a complaint although it names nothing that is broken. */
export function isTroubleWord(word: string): boolean {
  return troubleWords.has(normalizeWord(word));
}

export function isNeverInNames(word: string): boolean {
  return neverInNames.has(normalizeWord(word)) || /[你我您请们店的是]|电话|地址/u.test(word);
}

export function isTradeWord(word: string): boolean {
  return tradeWords.has(normalizeWord(word)) || /(?:shop|mart|store|works|saloon)$/.test(normalizeWord(word));
}

function normalizeWord(word: string): string {
  const lower = word.toLowerCase();
  return /^[a-z]+$/.test(lower) ? lower : lower.replaceAll(/[^\p{L}\p{N}'-]/gu, '');
}

/** Punctuation alone also counts. */
export function isFiller(word: string): boolean {
  const lower = word.toLowerCase();
  if (/^[a-z]+$/.test(lower)) return fillers.has(lower);
  const plain = lower.replaceAll(/[^\p{L}\p{N}'&/-]/gu, '');
  // `T-E-O` only spells.
  return !/[\p{L}\p{N}]/u.test(plain) || fillers.has(plain) || /^\p{L}(?:-\p{L}){2,}$/u.test(plain);
}

/** Whether a word of at least four letters differs by one letter: missing, extra, wrong, or swapped with the next. */
function isTypoOf(word: string, known: string): boolean {
  // A salad, not a slip of `rosak`.
  if (word === 'rojak') return false;
  if (word.length < 4 || Math.abs(word.length - known.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === known[start]) start += 1;
  // Everything behind a single slip is the same.
  if (start < word.length - 2 && word.at(-1) !== known.at(-1)) return false;
  const [restOfWord, restOfKnown] = [word.slice(start), known.slice(start)];
  return (
    restOfWord.slice(1) === restOfKnown.slice(1) ||
    restOfWord.slice(1) === restOfKnown ||
    restOfWord === restOfKnown.slice(1) ||
    (restOfWord[0] === restOfKnown[1] &&
      restOfWord[1] === restOfKnown[0] &&
      restOfWord.slice(2) === restOfKnown.slice(2))
  );
}

const title =
  /^(?:en|encik|pn|puan|cik|mr|mrs|ms|miss|mdm|madam|dato'?|datuk|datin|tuan(?!\.)|dr|hj|hjh|haji|hajah|sdr|sdri|abg|ustaz|uncle|auntie|aunty|abang|kak)\.?$/i;

/** Titles before a person's name: `Encik`, `Mr`, `Kak`. */
export function isTitle(word: string): boolean {
  return title.test(word);
}
