/** Sample issues of callers: what is wrong, how, and since when, in their three languages. */
export const issues = {
  ms: {
    what: [
      'Printer dapur',
      'Printer resit',
      'POS',
      'Skrin',
      'Laci tunai',
      'Terminal kad',
      'Tablet',
      'Wi-Fi kedai',
    ],
    how: [
      'rosak',
      'tak boleh print',
      'hang terus',
      'gelap sahaja',
      'tersekat',
      'tak connect',
      'asyik restart',
    ],
    since: [
      'sejak pagi tadi',
      'selepas blackout',
      'sejak semalam',
      'bila ramai pelanggan',
      'lepas update',
      '',
    ],
  },
  en: {
    what: [
      'Kitchen printer',
      'Receipt printer',
      'The POS',
      'Card terminal',
      'Cash drawer',
      'Barcode scanner',
      'iPad',
    ],
    how: [
      'prints half of each order',
      'does not start',
      'lost the network',
      'is stuck',
      'beeps and stops',
      'froze',
    ],
    since: [
      'since this morning',
      'after a power cut',
      'twice today',
      'during lunch',
      'since the last update',
      '',
    ],
  },
  zh: {
    what: ['厨房打印机', '收据打印机', '收银机', '屏幕', '钱箱', '刷卡机', '平板电脑', '网络'],
    how: ['坏了', '不能打印', '一直死机', '黑屏', '卡住了', '连接不上', '自动重启'],
    since: ['，从今天早上开始', '，停电以后', '，昨天就这样', '，请尽快派人', '，更新以后', ''],
  },
};

export const remarks = [
  'Please call before coming.',
  'Use the back door.',
  'Swap agreed with the dealer.',
  'Lift access before 10 am.',
  'Sila telefon dahulu sebelum datang.',
  'Pemilik ada selepas pukul 2.',
  'Kedai tutup hari Isnin.',
  '来之前请先打电话。',
  '老板下午才在。',
  'Paper roll was already changed.',
  'Same fault as last month.',
];
