import { describe, expect, test } from 'vitest';
import { createGazetteer } from '../gazetteer/gazetteer';
import outlines from '../gazetteer/region-outlines.json';
import towns from '../gazetteer/towns.json';
import { parseCallText } from './parse-call-text';
import type { ParsedField } from './parser-state';

const gazetteer = createGazetteer(towns, outlines);

/** The values of some fields; `undefined` where the field must stay empty. */
type ExpectedFields = { readonly [Field in ParsedField['field']]?: string | number | undefined };

function findFields(text: string, expected: ExpectedFields): ExpectedFields {
  const parsed = new Map(
    parseCallText(text, gazetteer).fields.map(({ field, value }): [string, unknown] => [field, value]),
  );
  return Object.fromEntries(Object.keys(expected).map((field) => [field, parsed.get(field)]));
}

describe('a name', () => {
  test.each<[text: string, expected: ExpectedFields]>([
    ['Pak Lah Motor, Dungun. Tablet pecah. 0194889203 Pak Lah', { name: 'Pak Lah' }],
    ['Teo, T-E-O. Shop Chop Teo Heng, printer rosak. 069528813', { name: 'Teo' }],
    ['Masuk air. 1 printer tak hidup. Kontek Muzaffar 0196339014', { name: 'Muzaffar' }],
    ['caller: unknown. ipad screen crack. 0138331207', { name: undefined }],
    ['Bak Foong from Kedai Uncle Bob, 0162209430, printer rosak', { name: 'Bak Foong' }],
    [
      'Thinesh here, Banana Leaf Corner. We bought the set from your dealer Mr Gary. 0169209813',
      { name: 'Thinesh' },
    ],
    ['Name: Ni Luh Putu Ayu (satu nama panjang)\nTel: 0138331207', { name: 'Ni Luh Putu Ayu' }],
    ['何小姐打来 05-2421190 何记茶室 打印机没纸', { name: '何小姐', issue: '打印机没纸' }],
    ['Zulkifli bin Che Lah 0134476622, Zul Aircond, printer rosak', { name: 'Zulkifli bin Che Lah' }],
    ['Rosnah@Nah 0194421188, Nah Spa, printer rosak', { name: 'Rosnah@Nah' }],
    ['mak tum 0102298870, gerai mak tum, scanner rosak', { name: 'mak tum', storeName: 'gerai mak tum' }],
    ['0111 223 9980 serra, serra nail bar, booking double', { name: 'serra', storeName: 'serra nail bar' }],
    ['Rokiah 0179920035 Kedai Kain Rokiah, Bazar Tengku Anis', { name: 'Rokiah' }],
    ['kedai tomyam wangi, skrin gelap. rahim pasha 0174498813', { name: 'rahim pasha' }],
    ['Hana Bulgogi, Publika. Ms Song 0173390013. Printer rosak', { name: 'Ms Song' }],
    ['Awg Rasidi bin Awg Latip 0138821191 Kedai Berkat, printer rosak', { name: 'Awg Rasidi bin Awg Latip' }],
    ['Restoran Hai Kee, Pan Asia, Captain Raymond 03-40422218, printer rosak', { name: 'Captain Raymond' }],
    ['name: Ali Hassan, tel 012-3456789, printer rosak', { name: 'Ali Hassan' }],
    ['PIC: Johan (night shift) 012-3456789\nprinter rosak', { name: 'Johan' }],
    [
      'Kulai anak Sibat 012-3456789, Rumah Kek Kulai, printer rosak',
      { name: 'Kulai anak Sibat', state: undefined },
    ],
    ['Encik Johari bin Selamat 012-3456789, printer rosak', { name: 'Encik Johari bin Selamat' }],
    ['name: Optik Murni, tel 012-3456789, printer rosak', { name: undefined, storeName: 'Optik Murni' }],
    ['Store: Kek Wangi, Bangi - contact Ms Loh 016-2294411', { name: 'Ms Loh', storeName: 'Kek Wangi' }],
    ['Customer Mr David Chong from Chong Kee Bak Kut Teh 0123456789, callback', { name: 'Mr David Chong' }],
    ['I spoke with Kenneth at Grain & Co. He can be reached at 018-334 9920', { name: 'Kenneth' }],
    ['Hi this is Prema from Prema Sweets, printer rosak, 012-908 2231', { name: 'Prema' }],
    ['我是建国 建国五金 016-774 2231 打印机卡纸', { storeName: '建国五金' }],
    ['rozana, kedai kek rozana, 0137742981, pos tak on', { name: 'rozana', storeName: 'kedai kek rozana' }],
    ['Aqilah from Scentify, 0132209981, printer rosak', { name: 'Aqilah' }],
    ['Adibah / Teh Ais Padu / 0113390228 / skrin retak', { name: 'Adibah', storeName: 'Teh Ais Padu' }],
    ['Chow Kok Pin, Pin Pin Popiah, 04-531 5567, page cannot open', { name: 'Chow Kok Pin' }],
    ['Chin Mee Fah, Mee Fah Steam Rice, 0122239918, drawer open', { name: 'Chin Mee Fah' }],
    ['staff Mira called, Kopi Kampung Mira, 0178829931, laci x bukak', { name: 'Mira' }],
    ['012-718 2934 fong brothers tyre, kitchen screen too dim cannot see', { name: undefined }],
    ['Lau Siew Hiong, TN Florals 06-677 2218, printer rosak', { name: 'Lau Siew Hiong' }],
    ['Tadi En Shukri Restoran Shukri Tomyam 0132298871', { name: 'En Shukri' }],
  ])('in %j', (text, expected) => {
    expect(findFields(text, expected)).toStrictEqual(expected);
  });

  test.each<[why: string, text: string, expected: ExpectedFields]>([
    [
      'does not end with Ah',
      'Tan Siew Leng Ah Leng Lor Bak 0174451291 printer rosak',
      { name: 'Tan Siew Leng' },
    ],
    ['is no label', 'kedai: murni\nno: 0199228870\njenis: tukar skrin', { name: undefined }],
    ['is no dish', 'Hassan (Zaki Tom Yam Kung, Gombak) 019 227 8811 printer rosak', { name: 'Hassan' }],
    ['is no department', 'Attn: IT. Kolej Cafe Murni, 03-91792201. printer rosak', { name: undefined }],
    [
      'is not who passes the message on',
      'From: Supervisor Aini\nKedai Murni, 012-3456789, printer rosak',
      { name: undefined, storeName: 'Kedai Murni' },
    ],
    ['is not questioned', 'Chef Wan? no. Chef Zam, Zam Western Food, Kulai 0127719982', { name: 'Chef Zam' }],
    [
      'is no part of a market',
      'scanner rosak, gerai 12 pasar siti zubaidah, 0139923388',
      { name: undefined },
    ],
    ['is no month', 'ice bag price wrong since june, kedai ais, 0139923388', { name: undefined }],
    ['is no card', 'sim card pos rosak\nroyal gallery\n0127012231', { name: undefined }],
    [
      'is no building',
      'deposit paid show unpaid, kedai basuh kereta shine 0199988713, low yat plaza 2nd floor',
      { name: undefined },
    ],
    [
      'is not cut out of a shop',
      'printer label senget sikit\nnagen\ngerai satay kajang mat isa 017-2234408',
      { name: 'nagen' },
    ],
    [
      'is not the shop beside it',
      'Gurdip Singh, Hana Kerongsang, 016-5512308, printer rosak',
      { name: 'Gurdip Singh' },
    ],
    [
      'shares no word with the shop',
      '088-712238 shahrul selvi flower shop, scanner rosak',
      { name: 'shahrul', storeName: 'selvi flower shop' },
    ],
    [
      'does not begin in a shop',
      'kedai runcit hasnah sarah lim 0174490872 scanner rosak',
      { name: 'sarah lim', storeName: 'kedai runcit hasnah' },
    ],
    ['ends at a slash', 'cust: Yap Mei Lan / ph: 016-2298871 / shop: Mei Bags', { name: 'Yap Mei Lan' }],
    ['does not take half a town', 'wafi sri lalang rosak, kedai murni, 0176698813', { name: undefined }],
    [
      'is not beside somebody with a title',
      'Hong Kong Kim Seng style cafe: H.K. Boy, Ms Yuki Tam, 016-6621108, egg tart stock -3',
      { name: 'Ms Yuki Tam' },
    ],
  ])('%s: %j', (_, text, expected) => {
    expect(findFields(text, expected)).toStrictEqual(expected);
  });
});

describe('a shop', () => {
  test.each<[text: string, expected: ExpectedFields]>([
    [
      'Hot Wok Express (Bdr Sunway) 46150. printer rosak. Mr Chin 0162450987',
      { storeName: 'Hot Wok Express (Bdr Sunway)', address: '46150 Petaling Jaya' },
    ],
    [
      'Premis: Restoran Sri Siantan, Batu Gajah 31000\nTel: 0175009281',
      { storeName: 'Restoran Sri Siantan', address: 'Batu Gajah 31000' },
    ],
    [
      'Dayang Fatimah, Fatimah Songket, 082-220445, printer rosak, Main Bazaar, Kuching',
      { storeName: 'Fatimah Songket', address: 'Main Bazaar, Kuching' },
    ],
    ['uncle heng, 0176654322, access gate no open when scan', { storeName: undefined }],
    ['kelvin, 0176654322, cannot open app "storage full"', { storeName: undefined }],
    ['total kena charge RM 2,300.00 instead of RM 210.00 - shahrin - 0168872291', { storeName: undefined }],
    ['Mok Fai 0122298815, KF Clocks, warranty date auto put 1970', { storeName: 'KF Clocks' }],
    ['Wendy (HR) Lim Brothers Group 03-80231188', { storeName: 'Lim Brothers Group' }],
    ['En Bakri Bakri Frozen 0199921188 Pasir Mas', { storeName: 'Bakri Frozen' }],
    ['merchant: Devi Jewels, Mrs Devi 03-33448716', { storeName: 'Devi Jewels', name: 'Mrs Devi' }],
    ['store: Kedai Hassan, tel 012-3456789', { storeName: 'Kedai Hassan' }],
    [
      '馬六甲 阿強炒粿條 阿強 0164478813 掃碼付款失敗',
      { storeName: '阿強炒粿條', issue: '掃碼付款失敗', state: 'Melaka' },
    ],
    ['刘小姐 05-2412291 好友豆腐花 系统很慢', { storeName: '好友豆腐花' }],
    [
      'kedai bunga mawar 3, wisma mpl, salina 0112 778 3341, mesin rosak',
      { storeName: 'kedai bunga mawar 3' },
    ],
    [
      'app white screen. Chris Ho 017-2290088 Ho Kee Food Court Jln Ipoh KL',
      { storeName: 'Ho Kee Food Court' },
    ],
    ['chatime sunway pyramid, hidayat, 0112 344 8791', { storeName: 'chatime', state: 'Selangor' }],
    ['Lori roti "Roti Gerak", Amsyar 0137728891', { storeName: 'Roti Gerak' }],
    ['Bak Fatt 05-8831128, Fatt Kee Chee Cheong Fun', { storeName: 'Fatt Kee Chee Cheong Fun' }],
  ])('in %j', (text, expected) => {
    expect(findFields(text, expected)).toStrictEqual(expected);
  });
});

test.each([
  ['Thomas 0123456789, will ring back with the shop, ipad cannot on', undefined],
  ['saya tunggu kat kedai sampai 6, printer rosak, 0123456789', undefined],
  ['Hi Storehub, printer rosak, 0123456789', undefined],
  ['我是黄志强,店名叫强记云吞面,电话0123456789,打印机坏了', '强记云吞面'],
])('no sentence is the shop of %j', (text, storeName) => {
  expect(findFields(text, { storeName })).toStrictEqual({ storeName });
});

describe('a complaint', () => {
  test.each<[text: string, issue: string]>([
    ['084-229980 ms wong says voucher report kosong', 'voucher report kosong'],
    ['printer mati pagi ni, Siti 0123456789, Kedai Siti', 'printer mati pagi ni'],
    [
      'nak tanya kenapa report semalam kosong, hari ni ok, Siti 0123456789',
      'kenapa report semalam kosong, hari ni ok',
    ],
    [
      'Suria Cafe: ipad says "host timeout" when I tap. Siti 0123456789',
      'ipad says "host timeout" when I tap',
    ],
    ['this morning drawer jammed, Siti 0123456789, Kedai Siti', 'this morning drawer jammed'],
    ['Siti 0123456789, Kedai Siti, tablet restart at 21:45, Kajang', 'tablet restart at 21:45'],
    ['Siti 0123456789, kedai siti, printer 2 jammed, others ok', 'printer 2 jammed, others ok'],
    ['Siti 0123456789, Kedai Siti, printer 1 okay, printer 2 jammed', 'printer 1 okay, printer 2 jammed'],
    [
      'Siti 0123456789. If nobody answers call the shop. Printer jammed, drawer stuck',
      'Printer jammed, drawer stuck',
    ],
    ['need 5 sets? eh no, printer rosak dan drawer stuck. Siti 0123456789', 'printer rosak dan drawer stuck'],
    ['陳小姐 0123456789 說 iPad 打不開', 'iPad 打不開'],
    ['new order: pasang POS android. Siti 0123456789', 'pasang POS android'],
    ['1. Kedai Maju 2. Puan Siti 3. printer rosak, nak cepat!! 4. 0123456789', 'printer rosak, nak cepat'],
    ['Kedai Wok Express the wifi got but POS no. im Daniel 0127729980', 'the wifi got but POS no'],
    ['Pls log case for printer rosak. Kedai Ali, Ali 0123456789', 'printer rosak'],
    ['staff cannot clock in, Siti 0123456789, Kedai Siti', 'staff cannot clock in'],
    ['how to add new staff pin', 'how to add new staff pin'],
    ['mak jah 0172239981 zul maju 2, attendance by rfid not count', 'attendance by rfid not count'],
    ['nak batal tiket semalam sbb dah ok, Ali 0123456789', 'nak batal tiket semalam sbb dah ok'],
    ['Nor Asiah, pos lag bila ramai orang 089-881128', 'pos lag bila ramai orang'],
    ['017-4419983, abg mat rojak, invois servis salah', 'invois servis salah'],
    ["1) Fong's Optical 2) Ms Lee 03-79573311 3) eye test cannot print", 'eye test cannot print'],
    ['Ms Lee 04-3233311, Lee Nasi Lemak, morning 6am cannot open shift', 'morning 6am cannot open shift'],
    [
      'Lee Mun 082-448731, Lee Hardware, POS date keeps going back to 1 Jan',
      'POS date keeps going back to 1 Jan',
    ],
    ['Manager Mei Fen of Bamboo Satay (Cheras) reports printer 2 prints blank', 'printer 2 prints blank'],
    ['3 printer 2 ok 1 no. Kafe Damai, Lina, 0193321177', '3 printer 2 ok 1 no'],
    ['Ms Wendy 082-451221, Happy Mart, regarding her stock count not tally', 'her stock count not tally'],
    [
      'nak install android pos baru utk cawangan ke3 kedai Emas Sri, En Rosli 0195540099',
      'nak install android pos baru utk cawangan ke3',
    ],
    ['Hafiz 0123456789, Hafiz Mart, Arau, nak tambah cukai servis RM10', 'nak tambah cukai servis RM10'],
    ["no signal inside. Harvinder Gill. Sam's Vape. 0145528817 Jalan Maju, 96000 Sibu", 'no signal inside'],
    ['Mr Tan 0123456789 Tan Mart because the router lights are red', 'the router lights are red'],
    ['Mr Tan 0123456789, Tan Mart emailed that her drawer stopped working', 'her drawer stopped working'],
    ['tadi En Ali, Restoran Ali call pasal printer mati. 0123456789', 'printer mati'],
    ['Mr Tan 0123456789, Tan Mart. Problem is receipt printer no light', 'receipt printer no light'],
    ['Mr Tan 0123456789, Tan Mart asked why report is empty', 'why report is empty'],
    ['Ali 0123456789, Kedai Ali, order keep auto cancel, urgent pls', 'order keep auto cancel'],
    ['Ali 0123456789, Kedai Ali, orang baru tak pandai guna', 'orang baru tak pandai guna'],
    ['Ali 0123456789 Kedai Ali resit tak keluar alamat jalan besar 43000 kajang', 'resit tak keluar'],
    ['老板娘阿珍说收银机打不开 012-334 5581', '收银机打不开'],
    ['Ali 0123456789 (whatsapp only), Kedai Ali, qr tak keluar', 'qr tak keluar'],
    [
      'Ali, Kedai Ali, 0123456789 (whatsapp only), order form link not opening',
      'order form link not opening',
    ],
    ['Ali 0123456789, Kedai Ali, alamat kedai dlm resit salah', 'alamat kedai dlm resit salah'],
    ['Ali 0123456789, Kedai Ali, cawangan 2 nampak stok cawangan 1', 'cawangan 2 nampak stok cawangan 1'],
    [
      'Ali 0123456789, Kedai Ali, rider app kata kedai tutup padahal buka',
      'rider app kata kedai tutup padahal buka',
    ],
    ['Ali 0123456789, Kedai Ali, queue tv no voice call, Jalan Hitam, Kluang', 'queue tv no voice call'],
    [
      'Technician needed at Sri Homestay as the screen is blank. Ask for Pn Siah 06-667 1232',
      'the screen is blank',
    ],
    [
      'Teo Mei Lan rang from Lan Beauty and said the package shows minus one 07-667 1246',
      'the package shows minus one',
    ],
    ['Ali 0123456789, Kedai Ali, kedai 2 tak ada line. Kajang', 'kedai 2 tak ada line'],
    ['Ali 0123456789, Kedai Ali, orang lain pun nampak sales', 'orang lain pun nampak sales'],
    ['Ali 0123456789, Kedai Ali, morning set show whole day', 'morning set show whole day'],
    ['Ali 0123456789, Kedai Ali, qr tak keluar, follow up from yesterday', 'qr tak keluar'],
    [
      'Mr Kenji 03-2282 9912, Sushi Bar, told me that the tablets lost connection',
      'the tablets lost connection',
    ],
    [
      'Vivian from Studio V said the booking page is down and she is at Lot 12 Plaza Damas, 50480 KL. 012-229 8837',
      'the booking page is down',
    ],
    ['Ali 0123456789, Kedai Ali, meja 12 hilang dari floor plan', 'meja 12 hilang dari floor plan'],
    [
      'Ali 0123456789, Kopi Ali, toast combo shows RM0.00, Lot 5, Plaza Alam, Kajang',
      'toast combo shows RM0.00',
    ],
    [
      'Ali 0123456789, Kopi Ali, "printer offline" but cable ok, 12 SS 2/63, Petaling Jaya',
      '"printer offline" but cable ok',
    ],
  ])('in %j is %j', (text, issue) => {
    expect(findFields(text, { issue })).toStrictEqual({ issue });
  });

  test.each<[text: string, issue: string | undefined]>([
    ['Ali 0123456789, Kedai Ali, stok tak sama dgn. Kajang', undefined],
    ['scanner mati, cuba USB lain pun tak jadi. Ali 0123456789', 'scanner mati, cuba USB lain pun tak jadi'],
    [
      'Rubini, Rubini Flower Shop, 012-220 4455, delivery fee missing for johor, Taman Jaya',
      'delivery fee missing for johor',
    ],
    [
      'Vincent 03-78771199, coffee beans stock by gram wrong, 33A Jalan Kelab, Alor Setar',
      'coffee beans stock by gram wrong',
    ],
    ['nagen 0123456789, cannot scan gold tag, kajang', 'cannot scan gold tag'],
    ['Label ubat tak align, Ali 0123456789, Kajang, Selangor', 'Label ubat tak align'],
    ['Raju 0127789913 Raju Flower Shop batu caves temple queue system x link', 'queue system x link'],
    [
      'puan wani 012 338 9913 wani boutique bukit damansara tailor slip customer missing',
      'tailor slip customer missing',
    ],
    ['tap card beep but no approve rina 0164478824 kafe murni', 'tap card beep but no approve'],
    ['pos very slow wisma low yat 2nd floor, hock 03-21448818 kedai runcit pak mat', 'pos very slow'],
  ])('has its ends, or is left out where they are lost: %j', (text, issue) => {
    expect(findFields(text, { issue })).toStrictEqual({ issue });
  });

  test('is the whole sentence where a part of it works', () => {
    const issue = 'KL outlet printer ok already, PJ outlet not ok';
    expect(findFields(`${issue}. Ms Tan, 016 779 2211`, { issue })).toStrictEqual({ issue });
  });

  test('is not that somebody complains', () => {
    expect(
      findFields('I would like to lodge a report. Ali 0123456789, printer rosak', { issue: 'printer rosak' }),
    ).toStrictEqual({ issue: 'printer rosak' });
  });
});

describe('an address', () => {
  test.each<[text: string, expected: ExpectedFields]>([
    [
      'My shop Lotus Spa at 21 Jalan Bangsar, 59200 Kuala Lumpur, printer rosak',
      { address: '21 Jalan Bangsar, 59200 Kuala Lumpur', storeName: 'Lotus Spa' },
    ],
    ['Ali 0123456789, Ali Mart, 12 SS 2/63, Petaling Jaya', { address: '12 SS 2/63, Petaling Jaya' }],
    [
      'Ali 0123456789, Ali Mart, printer rosak, 09000 Kulim',
      { address: '09000 Kulim', issue: 'printer rosak' },
    ],
    [
      'Ali 0123456789, Bakso Gembira Ali, 06000 Jitra',
      { address: '06000 Jitra', storeName: 'Bakso Gembira Ali' },
    ],
    [
      'harga salah, customer marah2\nSeksyen 15 Bandar Baru Bangi',
      { address: 'Seksyen 15 Bandar Baru Bangi' },
    ],
    [
      'Ali 0123456789, Ali Mart, Jalan Sultan Abu, Pekan',
      { address: 'Jalan Sultan Abu, Pekan', state: 'Pahang' },
    ],
    [
      "pn aida 0187723314, aida's kitchen, tak boleh login",
      { storeName: "aida's kitchen", issue: 'tak boleh login' },
    ],
    [
      'Kimberly Ho, Unit 3 Cycling, job sheet no photo attach, Taman Pasar, 31900 Kampar',
      { address: 'Taman Pasar, 31900 Kampar' },
    ],
    [
      'Ali 0123456789, Ali Mart, No 7 Jln Sultan Sulaiman, 20000 KT',
      { address: 'No 7 Jln Sultan Sulaiman, 20000 KT' },
    ],
    [
      'Ting Fa Trading Bintulu / 13500 Permatang Pauh / Kak Sue 09-743 8262',
      { address: '13500 Permatang Pauh' },
    ],
    ['Hui Ling 017-998 2231, JL Outboard Engine, printer rosak', { address: undefined }],
    [
      'Goh, Ming Aircond, 04-567 8243, photo blank, 27 Tingkat Sungai Gelugor 2, 11900 Penang',
      { address: '27 Tingkat Sungai Gelugor 2, 11900 Penang' },
    ],
    ['Ali 0123456789, gerai ali, skrin sentuh tak jalan kuala pilah', { address: 'kuala pilah' }],
    ['Restaurant is Burger Yard, printer rosak, 0123456789', { storeName: 'Burger Yard' }],
    [
      'Puan Azimah 017-3340021 Pasar Raya Murni, Lot 12 Jln Pasar, 09000 Kulim',
      { address: 'Lot 12 Jln Pasar, 09000 Kulim', storeName: 'Pasar Raya Murni' },
    ],
    [
      'Taman Molek Music Centre, 5 Jalan Molek 1/9, 81100 Johor Bahru, Ali 0123456789',
      { address: '5 Jalan Molek 1/9, 81100 Johor Bahru', storeName: 'Taman Molek Music Centre' },
    ],
    [
      'Ali 0123456789, Ali Mart, 8 Riverbank Quay, 93000 Kuching',
      { address: '8 Riverbank Quay, 93000 Kuching' },
    ],
    ['Ms Teoh. 06-7671121. Nilai 71800. printer rosak', { address: 'Nilai 71800' }],
    [
      'Store: Kedai Emas Wangi, Kajang. Tel: 012-3345566',
      { storeName: 'Kedai Emas Wangi', state: 'Selangor' },
    ],
    [
      'Coolblog Kulai drive thru, Farhana, 07-6631146, headset no sound and screen late',
      { name: 'Farhana', address: undefined },
    ],
    [
      'BHP Cheras, Azri 0176651020, terminal 3 no signal',
      { address: 'Cheras', issue: 'terminal 3 no signal' },
    ],
    ['kedai bunga mawar 3, wisma mpl, salina 0112 778 3341', { address: 'wisma mpl' }],
    [
      'salina 0147729911 kedai kasut salina melawati mall lot 1-15 taman melawati',
      { address: 'melawati mall lot 1-15 taman melawati', storeName: 'kedai kasut salina' },
    ],
    [
      'Ali 0123456789, 2 Jalan Tabuan, 93100 Kuching, Eco Mart Bintulu',
      { address: '2 Jalan Tabuan, 93100 Kuching' },
    ],
    ['3 Jalan Raja Laut, 50250 KL. Sunway Mart. Ali 0123456789', { address: '3 Jalan Raja Laut, 50250 KL' }],
    [
      '31 Jalan Tabuan, 93100 Kuching\nSabah Tea Shop\n0123456789',
      { address: '31 Jalan Tabuan, 93100 Kuching' },
    ],
    ['5 Jalan Tun Tan, 75200 Melaka, Intan, printer rosak', { address: '5 Jalan Tun Tan, 75200 Melaka' }],
    ['2 Jalan Tabuan, 50000 KL, cukai masih keluar', { address: '2 Jalan Tabuan, 50000 KL' }],
    [
      'Ali 0123456789\ndiskaun masih jalan\n68 Lebuh Muntri, 10200 Penang',
      { address: '68 Lebuh Muntri, 10200 Penang' },
    ],
    [
      'Ali 0123456789, harga kg mix up / unit 5 Jln Industri 2/4, 43000 Kajang',
      { address: 'unit 5 Jln Industri 2/4, 43000 Kajang' },
    ],
    [
      'Ali 0123456789, harga per kg. Lot 33 Kawasan Mas, 43000 Kajang',
      { address: 'Lot 33 Kawasan Mas, 43000 Kajang' },
    ],
    [
      'samad\n0177762219 warung pecal\nkg to gantang salah\nlot 8 Jalan Mas, 43000 Kajang',
      { address: 'lot 8 Jalan Mas, 43000 Kajang' },
    ],
    ['Terminal at counter no.3 reboot, Jalan Temple, 46000 PJ', { address: 'Jalan Temple, 46000 PJ' }],
    [
      'room 8 timer no stop, Lot F-22, IOI City Mall, 62502 Putrajaya',
      { address: 'Lot F-22, IOI City Mall, 62502 Putrajaya' },
    ],
    ['scale reads 0.00, Jalan Bagan, 36300 Sungai Sumun', { address: 'Jalan Bagan, 36300 Sungai Sumun' }],
    [
      'Bandar Utama Music Centre, Cheryl Ang, 12 Jalan Hang Tuah, 75300 Melaka',
      { address: '12 Jalan Hang Tuah, 75300 Melaka' },
    ],
    [
      'Bandar Tasik Selatan, Brandon Chia, 55 Lebuh Pasar 10200 Penang',
      { address: '55 Lebuh Pasar 10200 Penang' },
    ],
    ['kantin sk taman megah, 66 jln skudai 81200 jb', { address: '66 jln skudai 81200 jb' }],
    ['Level Up PC, 18 Jalan Meru, 41050 Klang, 0138890013', { address: '18 Jalan Meru, 41050 Klang' }],
    ['tablet hilang nak block akaun, 3 Jalan Kebun, 42450 Klang', { address: '3 Jalan Kebun, 42450 Klang' }],
    ['nak pasang utk cawangan ke2, Seksyen 7 Shah Alam', { address: 'Seksyen 7 Shah Alam' }],
    ['0129987720 chatime sunway pyramid, section 14 PJ', { address: 'section 14 PJ' }],
    ['KM Baby World, 0138890013, 1 Utama, printer rosak', { address: '1 Utama' }],
    [
      '0123456789 stock shows in Muar, a-2-13 Oasis Square Ara Damansara',
      { address: 'a-2-13 Oasis Square Ara Damansara' },
    ],
    [
      '01123345568 diskaun masih jalan 2 Jalan Tabuan, 93100 Kuching',
      { address: '2 Jalan Tabuan, 93100 Kuching' },
    ],
    [
      'printer rosak, Abg Joe 03-20951188 Kopitiam 1957, Jalan Kalsom, 30250 Ipoh',
      { address: 'Jalan Kalsom, 30250 Ipoh' },
    ],
    ['Terence 0567712345 Smile Dental Kepong Batu 3 Kuching', { address: 'Batu 3 Kuching' }],
    [
      'Dass 0128812235 balance show 9 after 3 visit G-08 Plaza Alam Sentral, Shah Alam',
      { address: 'G-08 Plaza Alam Sentral, Shah Alam' },
    ],
    ['xin nails 0139928818, section 14 PJ 3 weeks no printer', { address: 'section 14 PJ' }],
    ['kelvin 082-667713 low yat plaza 2nd floor harga salah', { address: 'low yat plaza 2nd floor' }],
    [
      'Asyraf 05-4911235, line putus, 3.5 km Jalan Kebun, 42450 Klang',
      { address: '3.5 km Jalan Kebun, 42450 Klang' },
    ],
    [
      'Ravi 0123456789, no. 7-2 jln metro 1 kepong 52100, Ravi Tyres Klang',
      { address: 'no. 7-2 jln metro 1 kepong 52100' },
    ],
    [
      'Seksyen 9 Bandar Baru Bangi 43650, Ipoh White Coffee Stall, 011-55512341',
      { address: 'Seksyen 9 Bandar Baru Bangi 43650' },
    ],
    [
      'Khoo Auto, 04-2284872. Address 15 Jalan C.Y. Choy, 10300 Penang.',
      { address: '15 Jalan C.Y. Choy, 10300 Penang' },
    ],
    ['ms lim damansara uptown 27 hair studio 012 209 8872', { address: 'damansara uptown' }],
  ])('in %j', (text, expected) => {
    expect(findFields(text, expected)).toStrictEqual(expected);
  });

  test.each([
    'Mat Sentul, Mat Rojak Pasembur, 0129438243, nak resit guna whatsapp',
    'SHELL JALAN GENTING KLANG, PUMP 6 ROSAK, KUMAR 012-3327782',
    'Ali 0123456789, 12 Jalan Genting Klang, printer rosak',
    'Prakash, Prakash Tyre, 01622 33 4491, printer rosak',
  ])('says nothing of a region in %j', (text) =>
    expect(findFields(text, { state: undefined })).toStrictEqual({ state: undefined }),
  );
});

test.each([
  ['kedai ali, harga rm6 jadi rm60 087-211298, ah moi', '087-211298'],
  ['order masuk meja 6\n019-9912287 lily', '019-9912287'],
  ['Datin Salmiah asked for one more user account. 019-667 1244', '019-667 1244'],
])('the number in %j is %j', (text, phone) => {
  expect(findFields(text, { phone })).toStrictEqual({ phone });
});

test('the number of a relative goes into the remark with whose it is', () => {
  const both = { phone: '012-661 4491', remark: 'wife Selvi 016-661 0024' };
  expect(findFields('Ravi 012-661 4491 / wife Selvi 016-661 0024, Ravi Mart', both)).toStrictEqual(both);
});
