import { expect, test } from 'vitest';
import { createConsumableText } from './consumable-text';
import { trimEndsOfIssue } from './trim-ends-of-issue';

function trim(issue: string): string {
  return issue.slice(...trimEndsOfIssue(createConsumableText(issue), [0, issue.length]));
}

test.each([
  ['cutomer said screen go dimm', 'screen go dimm'],
  ['the shop owner would like a refresher on refunds', 'would like a refresher on refunds'],
  ['merchant cakap printer tak keluar', 'printer tak keluar'],
  ['customer nak pasang pos baru', 'nak pasang pos baru'],
  ['boss suruh tanya kenapa report kosong', 'kenapa report kosong'],
  ['nak tanya kenapa harga tak berubah', 'kenapa harga tak berubah'],
  ['客户说打印机卡纸', '打印机卡纸'],
  ['says the receipt is blank', 'the receipt is blank'],
  ['boss, pasal printer tak keluar', 'printer tak keluar'],
  ['(whatsapp only), link not opening', 'link not opening'],
  ['反映收据打不出来', '收据打不出来'],
  ['need technician asap my pos cannot boot up', 'my pos cannot boot up'],
  ['Want techinician come check, POS restart by itself', 'POS restart by itself'],
  ['on-site pls, all tablets drop connection', 'all tablets drop connection'],
  ['day ya, the tablet keeps logging out', 'the tablet keeps logging out'],
  ['aiya the two machines do not talk', 'the two machines do not talk'],
  ['Second request: training for new cashiers', 'training for new cashiers'],
])('%s begins with the problem', (issue, trimmed) => {
  expect(trim(issue)).toBe(trimmed);
});

test.each([
  ['贴纸机卡纸,拆开弄了还是卡。今天可以来吗', '贴纸机卡纸,拆开弄了还是卡'],
  ['server 开不到,拜托快点', 'server 开不到'],
  ['两个 scanner 都没有反应, 请打给', '两个 scanner 都没有反应'],
  ['order keeps cancelling, urgent pls', 'order keeps cancelling'],
  ['battery now 12%, want us come before dinner', 'battery now 12%'],
  ['cannot open the app\nplease settle before 5', 'cannot open the app'],
  ['pos x on, kedai penuh org', 'pos x on'],
  ['两台机的数字不一样,想找人来看', '两台机的数字不一样'],
  ['平板连不到WiFi,地点文冬', '平板连不到WiFi'],
  ['printer rosak, no dia', 'printer rosak'],
  ['printer rosak, bila boleh datang', 'printer rosak'],
  ['ipad frozen, can come today?', 'ipad frozen'],
  ['terminal says tamper detected pls chk', 'terminal says tamper detected'],
  ['only mydebit can pay. Customers all walk away alr', 'only mydebit can pay'],
  ['all prices become 0.00!! Customers queue until outside', 'all prices become 0.00'],
  ['order of table 5 goes to table 15 lol', 'order of table 5 goes to table 15'],
  ['触屏没有反应,麻烦派师傅', '触屏没有反应'],
  ['promo price gone from menu, they all queue until door', 'promo price gone from menu'],
  ['qr tak keluar dekat skrin, seorang pelanggan dah marah', 'qr tak keluar dekat skrin'],
  ['站岗第一天看系统, 14号', '站岗第一天看系统'],
  ['nak orang jaga hari pertama, 3hb ni', 'nak orang jaga hari pertama'],
  ['screen keeps flickering at our', 'screen keeps flickering'],
  ['lampu tak menyala di', 'lampu tak menyala'],
  ['screen is frozen at login, reach her at', 'screen is frozen at login'],
  ['receipt ribbon faded, ring shop line', 'receipt ribbon faded'],
  ['tablet died after we moved, reach', 'tablet died after we moved'],
  ['厨房屏幕没有显示 打', '厨房屏幕没有显示'],
])('%s ends with the problem', (issue, trimmed) => {
  expect(trim(issue)).toBe(trimmed);
});

test.each([
  '收据打不出来',
  'customer complain slow, dunno what slow',
  'tax should be 6%, customers complaining',
  'staff cannot log in',
  'can come today?',
  'customer display blank',
  'drawer opens by itself, no one touches',
  'wifi icon blinking, no print',
  'need technician to install android pos',
  '报表从 12号',
  'resit salah tarikh sejak 12hb',
  'kad keluar dua kali, 3 customers',
])('%s stays as it is', (issue) => {
  expect(trim(issue)).toBe(issue);
});
