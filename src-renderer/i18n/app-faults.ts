import type { Translation } from '../../shared/translation';

/** What the window says of its own faults. */
export const enFaults = {
  sentence: 'This screen stopped working.',
  callSentence: 'This call cannot be shown right now.',
  nextStep: 'What you typed is kept. Reload the screen to go on.',
  againStep: 'What you typed is kept. Reload the window. If it happens again, send the details to IT.',
  reloadScreen: 'Reload screen',
  reloadWindow: 'Reload window',
  copyDetails: 'Copy details',
  copied: 'Details copied.',
  needsRestart:
    'The app had an internal error and goes on. Restart it after this call. What you type is still saved.',
};

export const msFaults: Translation<typeof enFaults> = {
  sentence: 'Skrin ini tidak berfungsi.',
  callSentence: 'Panggilan ini tidak dapat dipaparkan sekarang.',
  nextStep: 'Apa yang anda taip disimpan. Muat semula skrin untuk teruskan.',
  againStep:
    'Apa yang anda taip disimpan. Muat semula tetingkap. Jika berlaku lagi, hantar butirannya kepada IT.',
  reloadScreen: 'Muat semula skrin',
  reloadWindow: 'Muat semula tetingkap',
  copyDetails: 'Salin butiran',
  copied: 'Butiran disalin.',
  needsRestart:
    'Aplikasi mengalami ralat dalaman dan masih berjalan. Mulakan semula selepas panggilan ini. Apa yang anda taip masih disimpan.',
};

export const zhFaults: Translation<typeof enFaults> = {
  sentence: '此画面无法正常工作。',
  callSentence: '暂时无法显示这通电话。',
  nextStep: '您输入的内容已保留。请重新加载画面以继续。',
  againStep: '您输入的内容已保留。请重新加载窗口。如果再次发生，请把详细信息发给 IT。',
  reloadScreen: '重新加载画面',
  reloadWindow: '重新加载窗口',
  copyDetails: '复制详细信息',
  copied: '详细信息已复制。',
  needsRestart: '应用发生内部错误，仍在继续运行。请在本次通话后重启应用。您输入的内容仍会保存。',
};
