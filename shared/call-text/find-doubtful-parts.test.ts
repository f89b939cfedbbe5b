import { describe, expect, test } from 'vitest';
import { readCallText, type DoubtfulPair } from './read-call-text-and-doubtful-pair.fixture';

describe('a complaint is left out', () => {
  test.each<[why: string, pair: DoubtfulPair]>([
    [
      'if its words may as well name the shop',
      {
        doubtful:
          'Farhana Ishak 0192238817 The Hijab Lab exchange policy text too long cut off, G-33 IOI City Mall, 62502 Putrajaya',
        rest: 'exchange policy text too long',
        clear:
          'Farhana Ishak 0192238817 The Hijab Lab, exchange policy text too long, G-33 IOI City Mall, 62502 Putrajaya',
      },
    ],
    [
      'if nobody knows where the shop ends',
      {
        doubtful: 'Jamilah 0138871123 kedai gambar jamilah passport photo size wrong label labuan',
        rest: 'size wrong label',
        clear: 'Jamilah 0138871123 kedai gambar jamilah, passport photo size wrong label, labuan',
      },
    ],
    [
      'if a small letter may be of the shop or of the complaint',
      {
        doubtful: 'Low Hong 0122210034 Little Pigs BBQ kitchen printer print twice pandan indah',
        rest: 'printer print twice',
        clear: 'Low Hong 0122210034 Little Pigs BBQ, kitchen printer print twice, pandan indah',
      },
    ],
    [
      'if more of its sentence is left over',
      {
        doubtful:
          'ice machine pos dead, pls send technician to Ipoh Garden East, Dessert Fairy, Ms Yap 012-5012345',
        rest: 'ice machine pos dead',
        clear: 'ice machine pos dead, Ipoh Garden East, Dessert Fairy, Ms Yap 012-5012345',
      },
    ],
    [
      'if a shop that nothing else names may come first',
      {
        doubtful: 'suri 0113345 8871 suri tart nenas nak print label halal Sg Buloh',
        rest: 'nak print label halal',
        clear: 'suri 0113345 8871, kedai tart suri, nak print label halal, Sg Buloh',
      },
    ],
    [
      'if the caller may be within it',
      {
        doubtful: 'Happy Mart 0111 7782 331 night shift Bikash cannot void, Pandan Indah',
        rest: 'Bikash cannot void',
        clear: 'Bikash, Happy Mart, 0111 7782 331, cannot void, Pandan Indah',
      },
    ],
    [
      'if capitals at its end may name a place',
      {
        doubtful:
          'Mrs Fernandez Portuguese Grill House 06-2847712 new waiter cannot login Portuguese Settlement Melaka',
        rest: 'new waiter cannot login Portuguese Settlement',
        clear:
          'Mrs Fernandez, Portuguese Grill House, 06-2847712, new waiter cannot login, Portuguese Settlement Melaka',
      },
    ],
    [
      'if an area may end it',
      {
        doubtful: 'Peggy from Doggy Daycare PJ (0123381172) drop off time cannot edit SD12',
        rest: 'drop off time cannot edit SD12',
        clear: 'Peggy from Doggy Daycare PJ (0123381172), drop off time cannot edit, SD12',
      },
    ],
    [
      'if a landmark may end it',
      {
        doubtful:
          'Harith Cafe Loteng 0177782231 line putus bila hujan atas bank Muamalat Jalan Dato Onn Bandar Penggaram 83000 Batu Pahat',
        rest: 'line putus bila hujan atas bank Muamalat',
        clear:
          'Harith, Cafe Loteng 0177782231, line putus bila hujan, Jalan Dato Onn, Bandar Penggaram, 83000 Batu Pahat',
      },
    ],
    [
      'if it carries on what comes before',
      {
        doubtful:
          'Natalie / Smiles Gelato / 014-6679912 / freezer temp sensor? or pos, not sure / Straits Quay',
        rest: 'or pos, not sure',
        clear: 'Natalie / Smiles Gelato / 014-6679912 / pos or freezer sensor, not sure / Straits Quay',
      },
    ],
    [
      'if it begins with the role of a shop',
      {
        doubtful:
          'fwd: hi team, merchant pho saigon complaint cash drawer wont open. outlet damansara jaya. owner nguyen thi lan 0123998712',
        rest: 'cash drawer wont open',
        clear:
          'fwd: hi team, cash drawer wont open. merchant pho saigon. outlet damansara jaya. owner nguyen thi lan 0123998712',
      },
    ],
    [
      'if a second sentence stands elsewhere in the line',
      {
        doubtful:
          'Nad 0178823319 Nad Thrift Bundle, live sale order hilang, Batu Pahat. dia cakap slow sikit',
        rest: 'live sale order hilang',
        clear: 'Nad 0178823319 Nad Thrift Bundle, live sale order hilang, Batu Pahat',
      },
    ],
    [
      'if it begins in the middle of the shop',
      {
        doubtful: '0163390012 Razman Tayar & Bateri nak pasang android pos baru',
        rest: 'nak pasang android pos baru',
        clear: '0163390012 Razman Tayar & Bateri, nak pasang android pos baru',
      },
    ],
    [
      'if the shop may end before its last word',
      {
        doubtful: '05-4911120 Wong Ah Kau Pork Noodles Vday promo code not working',
        rest: 'promo code not working',
        clear: '05-4911120 Wong Ah Kau Pork Noodles, Vday promo code not working',
      },
    ],
    [
      'if the goods in front of it may be of the shop',
      {
        doubtful: 'Zaleha 0145567723 butik zaleha gambar baju x keluar dlm pos',
        rest: 'x keluar dlm pos',
        clear: 'Zaleha 0145567723 butik zaleha, gambar baju x keluar dlm pos',
      },
    ],
    [
      'if it begins with a shop that nothing else names',
      {
        doubtful: "Bernard Chok 0139934423, Rubini's Kitchen no receipt for free refill",
        rest: 'no receipt for free refill',
        clear: "Bernard Chok 0139934423, Rubini's Kitchen, no receipt for free refill",
      },
    ],
    [
      'if it begins with a caller that nothing else names',
      {
        doubtful: '0193321176 Zarqina skrin pelanggan terbalik',
        rest: 'Zarqina skrin pelanggan terbalik',
        clear: '0193321176 Zarqina, skrin pelanggan terbalik',
      },
    ],
    [
      'if a village may end it',
      {
        doubtful: 'Amirul 0139908812 Bengkel Amirul Servis job card tak print kg melayu subang',
        rest: 'kg melayu subang',
        clear: 'Amirul 0139908812 Bengkel Amirul Servis, job card tak print, Kg Melayu Subang',
      },
    ],
    [
      'if a market may end it',
      {
        doubtful: 'faiz 0124478810 kedai baja faiz, subsidi harga dua lapis medan selera mbpj',
        rest: 'medan selera',
        clear: 'faiz 0124478810 kedai baja faiz, subsidi harga dua lapis, medan selera mbpj',
      },
    ],
    [
      'if a section may end it',
      {
        doubtful: 'faiz 0124478810 kedai baja faiz, subsidi harga dua lapis seksyen 14',
        rest: 'seksyen 14',
        clear: 'faiz 0124478810 kedai baja faiz, subsidi harga dua lapis, seksyen 14',
      },
    ],
    [
      'if a stall may begin it',
      {
        doubtful: 'kak yati 03-22013344 kedai kak yati, stall no 88 invoice number jumping',
        rest: 'stall no 88',
        clear: 'kak yati 03-22013344 kedai kak yati, stall no 88, invoice number jumping',
      },
    ],
    [
      'if it ends within quotation marks',
      {
        doubtful: 'ros 0102298812, kedai ros, skrin tulis "no sim"',
        rest: 'no',
        clear: 'ros 0102298812, kedai ros, skrin tulis "tiada talian"',
      },
    ],
    [
      'if nobody knows where it begins behind the shop',
      {
        doubtful: 'Eric Yong 0136698817, Beer & Bone Bistro milk powder voucher KKM not accepted',
        rest: 'voucher KKM not accepted',
        clear: 'Eric Yong 0136698817, Beer & Bone Bistro, milk powder voucher KKM not accepted',
      },
    ],
    [
      'if it begins with a caller who stands nowhere else',
      {
        doubtful: 'mama ros laksa utara 0145573312 ros tak boleh scan qr pelanggan',
        rest: 'ros tak boleh scan',
        clear: 'mama ros laksa utara 0145573312, tak boleh scan qr pelanggan',
      },
    ],
    [
      'if it begins with a shop behind `at`',
      {
        doubtful: "Grace Lee at Bake My Day can't see Sunday's sales. Reach her on 017-662 3381.",
        rest: "can't see Sunday's sales",
        clear: "Grace Lee, Bake My Day, can't see Sunday's sales. Reach her on 017-662 3381.",
      },
    ],
    [
      'if its first word may be a town',
      {
        doubtful: 'Joseph anak Nyalau 083-214556 Nyalau Store simanggang pos cannot print gst number',
        rest: 'simanggang pos cannot print',
        clear: 'Joseph anak Nyalau 083-214556 Nyalau Store pos cannot print gst number',
      },
    ],
    [
      'if it is a guess and ends in goods',
      {
        doubtful: 'logi car polish, mek yah, 0342569987, happy hour lewat sejam',
        rest: 'logi car polish',
        clear: 'logi car polish, mek yah, 0342569987, printer lewat sejam',
      },
    ],
    [
      'if it is corrected',
      {
        doubtful:
          'Lawrence Bong, Bong Tackle, 0823467710, fish scale? no. cash drawer stuck, Jalan Song, Kuching',
        rest: 'fish scale',
        clear:
          'Lawrence Bong, Bong Tackle, 0823467710, fish scale and cash drawer stuck, Jalan Song, Kuching',
      },
    ],
    [
      "if a number with a label may be the caller's",
      {
        doubtful: 'Ivan Ting, Tandoori House, pos cannot print gst number 012-5093381',
        rest: 'pos cannot print gst number',
        clear: 'Ivan Ting, Tandoori House, pos cannot print gst number, 012-5093381',
      },
    ],
    [
      'if goods in small letters may be of it',
      {
        doubtful: 'Lok Kah Mun, 0355139438 live seafood price cannot change per day',
        rest: 'price cannot change',
        clear: 'Lok Kah Mun, 0355139438, price cannot change per day',
      },
    ],
    [
      'if a lot may begin it',
      {
        doubtful:
          "Lot L1.23 The Exchange TRX, why yesterday's sales are not in the report, Hui Wen, Dobi Faridah",
        rest: "yesterday's sales",
        clear: "The Exchange TRX, why yesterday's sales are not in the report, Hui Wen, Dobi Faridah",
      },
    ],
    [
      'if it begins in front of the shop',
      {
        doubtful: 'Ms Sim reported the display at Sim Dental is upside down 082-667125',
        rest: 'upside down',
        clear: 'Ms Sim 082-667125, Sim Dental, the display is upside down',
      },
    ],
  ])('%s', (_, { doubtful, rest, clear }) => {
    expect(readCallText(doubtful).fields).not.toHaveProperty('issue');
    expect(readCallText(doubtful).rest).toContain(rest);
    expect(readCallText(clear).fields).toHaveProperty('issue');
  });
});

describe('a name is left out', () => {
  test.each<[why: string, pair: DoubtfulPair]>([
    [
      'if nobody knows where the shop begins',
      {
        doubtful: 'Esther Ngo Grace Christian Bookstore 082-233318, printer rosak',
        rest: 'Esther Ngo Grace',
        clear: 'Esther Ngo, Grace Christian Bookstore 082-233318, printer rosak',
      },
    ],
    [
      'if a word comes twice in it',
      {
        doubtful: 'Gilbert anak Ringkai Ringkai Mini Market 084-891127 printer rosak Kapit',
        rest: 'Gilbert anak Ringkai',
        clear: 'Gilbert anak Ringkai, Ringkai Mini Market 084-891127 printer rosak Kapit',
      },
    ],
    [
      'if it may have another word',
      {
        doubtful: 'kim hock trading 04-9171123 mr kim hock scanner light but no beep langkawi',
        rest: 'mr kim',
        clear: 'kim hock trading 04-9171123 mr kim hock, scanner light but no beep, langkawi',
      },
    ],
    [
      'if an unknown word in front may be the caller',
      {
        doubtful: 'zarqaida, pasar raya haida, 0148897712, timbang tak keluar harga, kuala krai',
        rest: 'zarqaida',
        clear: 'aida, pasar raya haida, 0148897712, timbang tak keluar harga, kuala krai',
      },
    ],
    [
      'if it may be a shop and a name',
      {
        doubtful: 'Soya King Lau Ah Lek 0162280099 Kluang resit cetak huruf pelik',
        rest: 'Soya King Lau Ah Lek',
        clear: 'Soya King, Lau Ah Lek 0162280099, Kluang, resit cetak huruf pelik',
      },
    ],
    [
      'if it may end before its last word',
      {
        doubtful: 'mohd faris jue kebaya house 016-6621187, price list upload fail',
        rest: 'mohd faris jue',
        clear: 'mohd faris, jue kebaya house 016-6621187, price list upload fail',
      },
    ],
    [
      'if the shop in front of it begins with a name as well',
      {
        doubtful: 'ah keat ayam penyet pak ali 0199982213 my cashier forgot to close shift since friday',
        rest: 'pak ali',
        clear: 'ah keat, ayam penyet pak ali 0199982213, my cashier forgot to close shift since friday',
      },
    ],
    [
      'if the title in front of it is of the shop',
      {
        doubtful: 'warung makcik senah amir zaki 04-9661187 mesin hang',
        rest: 'amir zaki',
        clear: 'warung makcik senah, amir zaki 04-9661187, mesin hang',
      },
    ],
    [
      'if it has four names before goods',
      {
        doubtful: 'Siti Zulaikha Mei Fong Hakka Mee 017-5528819, cannot open company file',
        rest: 'Siti Zulaikha',
        clear: 'Siti Zulaikha, Mei Fong Hakka Mee 017-5528819, cannot open company file',
      },
    ],
    [
      'if an unknown word stands in front of the shop',
      {
        doubtful: 'veeran gerai satay kajang mat isa 04-3905512, mesin hang',
        rest: 'mat isa',
        clear: 'gerai satay kajang, mat isa 04-3905512, mesin hang',
      },
    ],
    [
      'if it is unknown, and so is another word that stands alone',
      {
        doubtful: 'label printer offline\nRingo\nBloom Room\n03-80231187',
        rest: 'Bloom Room',
        clear: 'label printer offline\nBloom Wong\n03-80231187',
      },
    ],
    [
      'if a whole name stands elsewhere',
      {
        doubtful: 'waiter tablet keep log out, Low Siew Peng, Johnny Tamu Handmade 03-21481129',
        rest: 'Johnny Tamu',
        clear: 'waiter tablet keep log out, Johnny Tamu 03-21481129, Handmade Story',
      },
    ],
    [
      'if it may hold the shop',
      {
        doubtful: '04-5881190 hafizi seng kee pau, monitor no display',
        rest: 'hafizi seng',
        clear: '04-5881190 hafizi, seng kee pau, monitor no display',
      },
    ],
    [
      'if the shop may be a person as well',
      {
        doubtful: 'dessert size gone, Hew Chee Wah, Wah Fatt Tong Sui, 0165532218',
        rest: 'Wah Fatt Tong Sui',
        clear: 'dessert size gone, Hew Chee Wah, Fatt Kee Tong Sui Shop, 0165532218',
      },
    ],
    [
      'if nobody knows where it ends and another cut is as good',
      {
        doubtful: 'Tiong Hua Motor 089773312 Tiong Hock Ming warranty claim form not printing',
        rest: 'Tiong Hock Ming',
        clear: 'Tiong Hua Motor 089773312 Tiong Hock Ming, warranty claim form not printing',
      },
    ],
    [
      'if it is the second of two',
      {
        doubtful: 'Ina & Fadli, Ina Fadli Nasi Kukus, 0127783319, terminal mati',
        rest: 'Ina',
        clear: 'Fadli, Ina Fadli Nasi Kukus, 0127783319, terminal mati',
      },
    ],
    [
      'if the caller stands in front and the shop bears the name',
      {
        doubtful: 'Ee Lin, Ee Lin Crystal, 012-743 8273, bracelet size no price, Berjaya Megamall Kuantan',
        rest: 'Ee Lin',
        clear: 'Ee Lin, Crystal House, 012-743 8273, bracelet size no price, Berjaya Megamall Kuantan',
      },
    ],
    [
      'if it may end with a town',
      {
        doubtful: 'Mat Sentul, Mat Rojak Pasembur, 0129438243, nak resit guna whatsapp, Taman Medan',
        rest: 'Mat',
        clear: 'Mat Zin, Mat Rojak Pasembur, 0129438243, nak resit guna whatsapp, Taman Medan',
      },
    ],
    [
      'if somebody speaks of the person',
      {
        doubtful: '01137764490 Wai Noodle Factory, our cashier Amy cannot clock out',
        rest: 'Amy',
        clear: '01137764490 Wai Noodle Factory, cashier Amy, cannot clock out',
      },
    ],
    [
      'if an unknown word beside the number may be the caller',
      {
        doubtful: 'Nora Kebaya\nRohaizam 013-990 2217\nstok perisa tak tolak',
        rest: 'Nora Kebaya',
        clear: 'Nora Yusof\nKebaya House 013-990 2217\nstok perisa tak tolak',
      },
    ],
    [
      'if the person is away',
      {
        doubtful: 'Ah Beng not in, 012-345 6789, drawer stuck, Beng Auto',
        rest: 'Ah Beng not',
        clear: 'Ah Beng, 012-345 6789, drawer stuck, Beng Auto',
      },
    ],
    [
      'if a maid names her boss',
      {
        doubtful: 'I am the maid here. Boss name Mr Lau 012-345 6789, drawer stuck',
        rest: 'Mr Lau',
        clear: 'Boss name Mr Lau 012-345 6789, drawer stuck',
      },
    ],
  ])('%s', (_, { doubtful, rest, clear }) => {
    expect(readCallText(doubtful).fields).not.toHaveProperty('name');
    expect(readCallText(doubtful).rest).toContain(rest);
    expect(readCallText(clear).fields).toHaveProperty('name');
  });
});

describe('a complaint is read from comma to comma', () => {
  test.each([
    ['with its unknown words', 'service bay 2 job card vanish'],
    ['if it begins with goods', 'chicken chop button price zero'],
    ['without any known word', 'croissant puffs come out pale'],
    ['with a last word that may be a label', 'pet weight field only whole number'],
    ['with a first word that may be a label', 'hp rating field missing'],
    ['with its percent sign', 'sugar level 0% print as 100%'],
  ])('%s', (_, issue) => {
    const text = `Tengku Amirul, TA Bistro, 0122234478, ${issue}, 23, Jalan Utas 15/7, 40200 Shah Alam`;
    expect(readCallText(text).fields).toHaveProperty('issue', issue);
  });

  test('across the shop that it names', () => {
    const issue = 'the pos at Bubur Ayam Mama keep asking for licence';
    expect(readCallText(`${issue}, 0172234409 Jah`).fields).toHaveProperty('issue', issue);
  });

  test('without a stretch in front that names no trouble', () => {
    const { fields } = readCallText('suri 0113345 8871, resepi nenas ibu, nak print label halal, Kajang');
    expect(fields).toHaveProperty('issue', 'nak print label halal');
  });
});
