import { expect, test } from 'vitest';
import { guessServiceByRules } from './guess-service-by-rules';

test.each([
  ['need POS swap', 23],
  ['swap the faulty terminal', 23],
  ['two units need swap: iPad', 23],
  ['nak tukar tablet retak', 23],
  ['need pre-install visit', 2],
  ['book an inspection', 2],
  ['Day 1 support tomorrow', 3],
  ['nak pasang POS android baru', 39],
  ['want install android pos at new shop', 39],
  ['set up new iPads at our cafe', 1],
  ['ipad install new outlet', 1],
  ['ipad baru sampai nak setup dgn printer', 1],
  ['我们要装新的 iPad POS', 1],
  ['tambah satu lagi tablet Android, minta pemasangan sekali', 39],
  ['mesin lama nak tukar, dah 5 tahun', 23],
  ['Can swap the mPOS ah', 23],
  ['minta orang datang ukur dulu sebelum pasang', 2],
  ['semak lokasi dulu utk letak mesin', 2],
  ['site inspecton at the new branch', 2],
  ['inspektion b4 the pos comes', 2],
  ['nak orang bantu masa hari pertama buka cafe', 3],
  ['someone to stay with us, first day open on monday', 3],
  ['开店第一天请人来帮忙', 3],
  ['新分店要装安卓收银机', 39],
  ['想装两台 Android POS', 39],
  ['printer tak boleh print', 18],
  ['printer dapur terbakar, minta tukar yang lain', 23],
  ['pos jatuh dari kaunter, nak ganti set baru', 23],
  ['scanner dropped, pls arrange replacement unit', 23],
  ['drawer cannot lock, wants exchange with new set', 23],
  ['打印机声音很奇怪, 要求换新的', 23],
  ['tukar drawer lama dengan yang baru', 23],
  ['monitor flickering want replace', 23],
] as const)('%s asks for service %i', (issue, serviceId) => {
  expect(guessServiceByRules(issue)).toBe(serviceId);
});

test.each([
  'mee size small big price swap',
  'tukar unit kg ke gram',
  'nak tukar menu baru untuk ramadan',
  'need replacement roll of paper',
  'tukar kertas baru pun sama, printer tak keluar',
  'want to replace the logo on receipt with new one',
  '想换新的菜单照片',
  'tukar pos id',
  'car inspection report has no logo',
  'installment due date skip feb on ipad',
  'ipad install app stuck',
  'wifi password tukar pos x connect',
  'since day one the report is late',
])('%s names no other service', (issue) => {
  expect([undefined, 18]).toContain(guessServiceByRules(issue));
});

test.each([
  'label printer only feeds',
  'kitchen display goes off by itself, screen black',
  'wifi kaunter putus-putus, offline',
  'laci tersangkut',
  'tablet keeps restarting',
  'order tak masuk',
  'app tutup sendiri',
  'mesin panas sangat',
  'label keluar separuh',
  'tablet terkena air',
  '平板充不进电',
  '平板没有声音',
  'staff cannot clock in',
  '厨房打印机一直卡纸',
  '闪电后交换机坏了',
  'print out has a line. Pls arrange on site visit',
  'resit keluar tulisan pelik',
  'weighing machine no talk to POS',
  'mesin bunyi pelik',
  'ipad hilang signal',
  "ipad won't connect to the wifi, technician changed the password",
  'keyboard 5 key sinks',
  'skrin ada calar hijau di tengah',
  '电脑开机要等半小时',
  'scanner laser dim, also ask how to print barcodes',
  'printer invoice A4 keluar garis',
])('%s needs a visit', (issue) => {
  expect(guessServiceByRules(issue)).toBe(18);
});

test.each([
  'how to add a printer',
  'nak beli scanner lagi satu',
  'new router not arrived',
  'ipad kena curi',
  'tablet charged twice on the invoice',
  'macam mana nak tukar bahasa skrin, tak jumpa',
  'stok bulan lepas lari',
  'nak tukar nama kedai dalam resit',
  'ordering page shows closed whole day',
  '收银机怎么退款',
  'hot drinks price list for kedai air panas',
  '怎样开电子发票',
  'nak tambah satu keyboard untuk dapur',
  'ipad show wrong company name',
  '请问平板可以用别的牌子吗',
  'nak tanya boleh guna POS offline tak',
  'how to print barcodes with the scanner',
  'printer invois bulan lepas dicaj dua kali',
  'unable to add new item, keep saying SKU exist',
])('%s needs no visit', (issue) => {
  expect(guessServiceByRules(issue)).toBeUndefined();
});
