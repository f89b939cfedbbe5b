import type { ServiceId } from '../tickets/services-and-priorities';
import type { Preset, Snippet, Templates } from './templates';

type Texts = readonly [name: string, issue: string, remark: string, ...questions: string[]];

/**
 * The templates of a new installation: the everyday calls of a point-of-sale help desk, in English, Malay and Chinese.
 * Each preset asks its questions in its own language. Its issue is for technicians, who know that language. Its remark
 * is empty: what a caller did not say stands in no ticket.
 */
export const defaultTemplates: Templates = {
  presets: [
    createPreset('printer-en', 18, 'en', 0, [
      'Printer prints nothing',
      'Receipt printer prints nothing. ',
      '',
      'Which printer: receipt or kitchen, and which model?',
      'Is its light on, and which colour?',
      'Did the test print work (hold Feed while switching on)?',
      'Is it on cable, Wi-Fi or Bluetooth?',
    ]),
    createPreset('printer-ms', 18, 'ms', 0, [
      'Printer tak keluar resit',
      'Printer resit tidak mencetak. ',
      '',
      'Printer mana: resit atau dapur, dan model apa?',
      'Lampu menyala? Warna apa?',
      'Ujian cetak berjaya (tekan Feed semasa hidupkan)?',
      'Guna kabel, Wi-Fi atau Bluetooth?',
    ]),
    createPreset('printer-zh', 18, 'zh', 0, [
      '打印机打不出单据',
      '收据打印机打不出单据 (receipt printer prints nothing)。',
      '',
      '是哪台打印机：收据还是厨房？什么型号？',
      '灯亮着吗？是什么颜色？',
      '测试打印成功吗（开机时按住 Feed）？',
      '用的是有线、Wi-Fi 还是蓝牙？',
    ]),
    createPreset('pos-down-en', 18, 'en', 1, [
      'POS does not start, shop cannot sell',
      'POS does not start; the shop cannot take orders. ',
      '',
      'Since when, and what was the last thing that worked?',
      'Is there a message on the screen? Word for word, please.',
      'How many other tills still work?',
    ]),
    createPreset('pos-down-ms', 18, 'ms', 1, [
      'POS tak boleh hidup, kedai tak boleh jual',
      'POS tidak dapat dihidupkan; kedai tidak boleh ambil pesanan. ',
      '',
      'Sejak bila, dan apa yang kali terakhir masih berfungsi?',
      'Ada mesej di skrin? Tolong baca sepenuhnya.',
      'Berapa mesin lain yang masih boleh guna?',
    ]),
    createPreset('pos-down-zh', 18, 'zh', 1, [
      'POS 开不了机，店里无法营业',
      'POS 开不了机，无法点单 (POS does not start)。',
      '',
      '从什么时候开始？最后还能用的是什么？',
      '屏幕上有信息吗？请逐字读给我。',
      '还有几台机器可以用？',
    ]),
    createPreset('payment-en', 18, 'en', 1, [
      'Card terminal not connected',
      'Card terminal does not connect to the POS. ',
      '',
      'Which bank or provider is the terminal from, and what is its serial number?',
      'Are the POS and the terminal on the same Wi-Fi?',
      'Do QR payments work?',
    ]),
    createPreset('payment-ms', 18, 'ms', 1, [
      'Terminal kad tak sambung',
      'Terminal kad tidak bersambung dengan POS. ',
      '',
      'Terminal dari bank atau syarikat mana, dan apa nombor sirinya?',
      'POS dan terminal guna Wi-Fi yang sama?',
      'Bayaran QR boleh?',
    ]),
    createPreset('payment-zh', 18, 'zh', 1, [
      '刷卡机连不上',
      '刷卡机连不上 POS (card terminal not connected)。',
      '',
      '刷卡机是哪家银行或公司的？序列号是什么？',
      'POS 和刷卡机用同一个 Wi-Fi 吗？',
      '二维码付款可以用吗？',
    ]),
    createPreset('network-en', 18, 'en', 0, [
      'No network, orders do not sync',
      'No network at the shop; orders do not reach the kitchen or the back office. ',
      '',
      'Which internet provider is it?',
      'Does a phone on the same Wi-Fi have internet?',
      'Which lights are on at the router?',
    ]),
    createPreset('network-ms', 18, 'ms', 0, [
      'Tiada rangkaian, pesanan tidak segerak',
      'Tiada rangkaian di kedai; pesanan tidak sampai ke dapur atau pejabat. ',
      '',
      'Penyedia internet yang mana?',
      'Telefon pada Wi-Fi yang sama ada internet?',
      'Lampu mana yang menyala pada router?',
    ]),
    createPreset('network-zh', 18, 'zh', 0, [
      '没有网络，订单无法同步',
      '店里没有网络，订单传不到厨房或后台 (no network)。',
      '',
      '用的是哪家网络供应商？',
      '手机连同一个 Wi-Fi 能上网吗？',
      '路由器上哪些灯亮着？',
    ]),
    createPreset('drawer-ms', 18, 'ms', 0, [
      'Laci duit tak buka',
      'Laci duit tidak terbuka selepas jualan. ',
      '',
      'Boleh dibuka dengan kunci?',
      'Kabel laci dipasang pada printer?',
    ]),
    createPreset('ios-install-en', 1, 'en', 0, [
      'New iPad installation',
      'Install iPad POS with printer and cash drawer. ',
      '',
      'How many iPads, printers and drawers?',
      'When does the shop open for trade?',
      'Is there Wi-Fi and a power point at the counter?',
      'Who is on site, and from when to when?',
    ]),
    createPreset('android-install-ms', 39, 'ms', 0, [
      'Pemasangan terminal Android',
      'Pasang terminal Android dengan printer. ',
      '',
      'Berapa terminal dan printer?',
      'Bila kedai mula beroperasi?',
      'Ada Wi-Fi dan soket kuasa di kaunter?',
      'Siapa di lokasi, dari pukul berapa?',
    ]),
    createPreset('inspection-en', 2, 'en', 0, [
      'Inspection before installation',
      'Check counter, power points and network before the installation. ',
      '',
      'Is there a lift, a loading bay or a guard house?',
      'Is the renovation finished?',
      'Who opens the door?',
      'Is a permit to work needed in the mall?',
    ]),
    createPreset('day-one-en', 3, 'en', 1, [
      'First day of trading',
      'First day of trading: stay with the staff through the peak. ',
      '',
      'When does the shop open?',
      'When is the peak?',
      'How many staff have used the POS before?',
    ]),
    createPreset('swap-en', 23, 'en', 0, [
      'Swap agreed',
      'POS to be swapped. ',
      '',
      'What is the serial number on the back?',
      'Is there anything on it that is not synced yet?',
    ]),
    createPreset('swap-ms', 23, 'ms', 0, [
      'Tukar POS',
      'POS perlu ditukar. ',
      '',
      'Apa nombor siri di belakang?',
      'Ada jualan yang belum disegerakkan?',
    ]),
    createPreset('swap-zh', 23, 'zh', 0, [
      '更换 POS',
      '需要更换 POS (POS swap)。',
      '',
      '背面的序列号是什么？',
      '里面有还没同步的销售吗？',
    ]),
  ],
  snippets: [
    createSnippet('restart', 'en', 'Restarted by phone, no change.'),
    createSnippet('mulasemula', 'ms', 'Sudah dimulakan semula melalui telefon, masih sama.'),
    createSnippet('重启', 'zh', '已在电话中重启，情况一样。'),
    createSnippet('paper', 'en', 'Paper roll changed, side checked.'),
    createSnippet('kertas', 'ms', 'Gulungan kertas sudah ditukar, sisinya betul.'),
    createSnippet('纸', 'zh', '已更换纸卷，方向正确。'),
    createSnippet('cable', 'en', 'Cables checked and plugged in again.'),
    createSnippet('kabel', 'ms', 'Kabel sudah diperiksa dan dicucuk semula.'),
    createSnippet('wifi', 'en', 'Wi-Fi works on a phone in the same place.'),
    createSnippet('offline', 'en', 'POS says offline; other devices have internet.'),
    createSnippet('kitchen', 'en', 'Kitchen printer gets no orders; the receipt printer works.'),
    createSnippet('dapur', 'ms', 'Printer dapur tak terima pesanan; printer resit OK.'),
    createSnippet('cannot-sell', 'en', 'The shop cannot sell at all.'),
    createSnippet('tak-boleh-jual', 'ms', 'Kedai langsung tak boleh jual.'),
    createSnippet('无法营业', 'zh', '店里完全无法营业。'),
    createSnippet('call-first', 'en', 'Please call before coming.'),
    createSnippet('telefon-dulu', 'ms', 'Sila telefon sebelum datang.'),
    createSnippet('先打电话', 'zh', '来之前请先打电话。'),
    createSnippet('after-lunch', 'en', 'Preferred after the lunch peak (preferred, not booked).'),
    createSnippet(
      'lepas-tengahari',
      'ms',
      'Sebaiknya selepas waktu makan tengah hari (pilihan, belum ditempah).',
    ),
    createSnippet('mall', 'en', 'In a mall: guard house first, permit to work needed.'),
    createSnippet('manager', 'en', 'Ask for the manager on duty.'),
    createSnippet('pengurus', 'ms', 'Minta jumpa pengurus bertugas.'),
    createSnippet('serial', 'en', 'Serial number: '),
  ],
};

function createPreset(
  id: string,
  serviceId: ServiceId,
  language: Preset['language'],
  priority: Preset['priority'],
  [name, issue, remark, ...questions]: Texts,
): Preset {
  return { id, serviceId, language, name, issue, remark, priority, questions };
}

function createSnippet(trigger: string, language: Snippet['language'], text: string): Snippet {
  return { id: trigger, language, trigger, text };
}
