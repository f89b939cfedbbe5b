import type { ServiceId } from '../tickets/services';
import type { Preset, Snippet, Words } from './templates';

type Texts = readonly [name: string, issue: string, remark: string, ...questions: string[]];

/**
 * What a new installation starts with: the calls that a point-of-sale help desk gets every day, in English, Malay
 * and Chinese. Each preset asks its questions in its own language; what it fills in is read by technicians who know it.
 */
export const defaultWords: Words = {
  presets: [
    preset('printer-en', 18, 'en', 0, [
      'Printer prints nothing',
      'Receipt printer prints nothing. ',
      'Paper and power checked by phone: ',
      'Which printer: receipt or kitchen, and which model?',
      'Is its light on, and which colour?',
      'Did the test print work (hold Feed while switching on)?',
      'Is it on cable, Wi-Fi or Bluetooth?',
    ]),
    preset('printer-ms', 18, 'ms', 0, [
      'Printer tak keluar resit',
      'Printer resit tidak mencetak. ',
      'Kertas dan kuasa sudah diperiksa melalui telefon: ',
      'Printer mana: resit atau dapur, dan model apa?',
      'Lampu menyala? Warna apa?',
      'Ujian cetak berjaya (tekan Feed semasa hidupkan)?',
      'Guna kabel, Wi-Fi atau Bluetooth?',
    ]),
    preset('printer-zh', 18, 'zh', 0, [
      '打印机打不出单据',
      '收据打印机打不出单据 (receipt printer prints nothing)。',
      '已在电话中检查纸和电源：',
      '是哪台打印机：收据还是厨房？什么型号？',
      '灯亮着吗？是什么颜色？',
      '测试打印成功吗（开机时按住 Feed）？',
      '用的是网线、Wi-Fi 还是蓝牙？',
    ]),
    preset('pos-down-en', 18, 'en', 1, [
      'POS does not start, shop cannot sell',
      'POS does not start; the shop cannot take orders. ',
      'Restarted by phone: ',
      'Since when, and what was the last thing that worked?',
      'Is there a message on the screen? Word for word, please.',
      'How many other tills still work?',
    ]),
    preset('pos-down-ms', 18, 'ms', 1, [
      'POS tak boleh hidup, kedai tak boleh jual',
      'POS tidak dapat dihidupkan; kedai tidak boleh ambil pesanan. ',
      'Sudah dimulakan semula melalui telefon: ',
      'Sejak bila, dan apa yang terakhir berfungsi?',
      'Ada mesej di skrin? Tolong baca penuh.',
      'Berapa mesin lain yang masih boleh guna?',
    ]),
    preset('pos-down-zh', 18, 'zh', 1, [
      'POS 开不了机，店里无法营业',
      'POS 开不了机，无法点单 (POS does not start)。',
      '已在电话中重启：',
      '从什么时候开始？最后正常的是什么？',
      '屏幕上有信息吗？请逐字读给我。',
      '还有几台机器可以用？',
    ]),
    preset('payment-en', 18, 'en', 1, [
      'Card terminal not connected',
      'Card terminal does not connect to the POS. ',
      'Terminal serial number: ',
      'Which bank or provider is the terminal from?',
      'Are the POS and the terminal on the same Wi-Fi?',
      'Do QR payments work?',
    ]),
    preset('payment-ms', 18, 'ms', 1, [
      'Terminal kad tak sambung',
      'Terminal kad tidak bersambung dengan POS. ',
      'Nombor siri terminal: ',
      'Terminal dari bank atau syarikat mana?',
      'POS dan terminal guna Wi-Fi yang sama?',
      'Bayaran QR boleh?',
    ]),
    preset('payment-zh', 18, 'zh', 1, [
      '刷卡机连不上',
      '刷卡机连不上 POS (card terminal not connected)。',
      '刷卡机序列号：',
      '刷卡机是哪家银行或公司的？',
      'POS 和刷卡机用同一个 Wi-Fi 吗？',
      '二维码付款可以用吗？',
    ]),
    preset('network-en', 18, 'en', 0, [
      'No network, orders do not sync',
      'No network at the shop; orders do not reach the kitchen or the back office. ',
      'Internet provider: ',
      'Does a phone on the same Wi-Fi have internet?',
      'Which lights are on at the router?',
    ]),
    preset('network-ms', 18, 'ms', 0, [
      'Tiada rangkaian, pesanan tidak segerak',
      'Tiada rangkaian di kedai; pesanan tidak sampai ke dapur atau pejabat. ',
      'Penyedia internet: ',
      'Telefon pada Wi-Fi yang sama ada internet?',
      'Lampu mana yang menyala pada router?',
    ]),
    preset('network-zh', 18, 'zh', 0, [
      '没有网络，订单无法同步',
      '店里没有网络，订单传不到厨房或后台 (no network)。',
      '网络供应商：',
      '手机连同一个 Wi-Fi 能上网吗？',
      '路由器上哪些灯亮着？',
    ]),
    preset('drawer-ms', 18, 'ms', 0, [
      'Laci duit tak buka',
      'Laci duit tidak terbuka selepas jualan. ',
      '',
      'Boleh dibuka dengan kunci?',
      'Kabel laci dipasang pada printer?',
    ]),
    preset('ios-install-en', 1, 'en', 0, [
      'New iPad installation',
      'Install iPad POS with printer and cash drawer. ',
      'Number of iPads / printers / drawers: ',
      'When does the shop open for trade?',
      'Is there Wi-Fi and a power point at the counter?',
      'Who is on site, and from when to when?',
    ]),
    preset('android-install-ms', 39, 'ms', 0, [
      'Pemasangan terminal Android',
      'Pasang terminal Android dengan printer. ',
      'Bilangan terminal / printer: ',
      'Bila kedai mula beroperasi?',
      'Ada Wi-Fi dan soket kuasa di kaunter?',
      'Siapa di lokasi, dari pukul berapa?',
    ]),
    preset('inspection-en', 2, 'en', 0, [
      'Inspection before installation',
      'Check counter, power points and network before the installation. ',
      'Lift, loading bay or guard house: ',
      'Is the renovation finished?',
      'Who opens the door?',
      'Is a permit to work needed in the mall?',
    ]),
    preset('day-one-en', 3, 'en', 1, [
      'First day of trading',
      'First day of trading: stay with the staff through the peak. ',
      'Opening hour: ',
      'When is the peak?',
      'How many staff have used the POS before?',
    ]),
    preset('swap-en', 23, 'en', 0, [
      'Swap agreed',
      'POS to be swapped. ',
      'Serial number of the device: ',
      'What is the serial number on the back?',
      'Is there anything on it that is not synced yet?',
    ]),
    preset('swap-ms', 23, 'ms', 0, [
      'Tukar POS',
      'POS perlu ditukar. ',
      'Nombor siri peranti: ',
      'Apa nombor siri di belakang?',
      'Ada jualan yang belum disegerakkan?',
    ]),
    preset('swap-zh', 23, 'zh', 0, [
      '更换 POS',
      '需要更换 POS (POS swap)。',
      '设备序列号：',
      '背面的序列号是什么？',
      '里面有还没同步的销售吗？',
    ]),
  ],
  snippets: [
    snippet('restart', 'en', 'Restarted by phone, no change.'),
    snippet('mulasemula', 'ms', 'Sudah dimulakan semula melalui telefon, masih sama.'),
    snippet('重启', 'zh', '已在电话中重启，情况一样。'),
    snippet('paper', 'en', 'Paper roll changed, side checked.'),
    snippet('kertas', 'ms', 'Kertas sudah ditukar, bahagian yang betul.'),
    snippet('纸', 'zh', '已更换纸卷，方向正确。'),
    snippet('cable', 'en', 'Cables checked and plugged in again.'),
    snippet('kabel', 'ms', 'Kabel sudah diperiksa dan dicucuk semula.'),
    snippet('wifi', 'en', 'Wi-Fi works on a phone in the same place.'),
    snippet('offline', 'en', 'POS says offline; other devices have internet.'),
    snippet('kitchen', 'en', 'Kitchen printer gets no orders; the receipt printer works.'),
    snippet('dapur', 'ms', 'Printer dapur tak terima pesanan; printer resit OK.'),
    snippet('cannot-sell', 'en', 'The shop cannot sell at all.'),
    snippet('tak-boleh-jual', 'ms', 'Kedai langsung tak boleh jual.'),
    snippet('无法营业', 'zh', '店里完全无法营业。'),
    snippet('call-first', 'en', 'Please ring before coming.'),
    snippet('telefon-dulu', 'ms', 'Sila telefon sebelum datang.'),
    snippet('先打电话', 'zh', '来之前请先打电话。'),
    snippet('after-lunch', 'en', 'Preferred after the lunch peak (preferred, not booked).'),
    snippet('lepas-tengahari', 'ms', 'Sebaiknya selepas waktu makan tengah hari (pilihan, belum ditempah).'),
    snippet('mall', 'en', 'In a mall: guard house first, permit to work needed.'),
    snippet('manager', 'en', 'Ask for the manager on duty.'),
    snippet('pengurus', 'ms', 'Minta jumpa pengurus bertugas.'),
    snippet('serial', 'en', 'Serial number: '),
  ],
};

function preset(
  id: string,
  serviceId: ServiceId,
  language: Preset['language'],
  priority: Preset['priority'],
  [name, issue, remark, ...questions]: Texts,
): Preset {
  return { id, serviceId, language, name, issue, remark, priority, questions };
}

function snippet(trigger: string, language: Snippet['language'], text: string): Snippet {
  return { id: trigger, language, trigger, text };
}
