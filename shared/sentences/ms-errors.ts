import type { Translation } from '../translation';
import type { enErrors } from './en-errors';

const mistake = {
  sentence: 'Ralat dalam aplikasi. Apa yang anda taip tidak hilang.',
  nextStep: 'Cuba sekali lagi. Jika berlaku lagi, mulakan semula aplikasi dan beritahu penyelia.',
};
const notSentNow = {
  sentence: 'Tiket belum dihantar kerana sejarah tidak dapat ditulis.',
  nextStep: 'Teks anda kekal di skrin. Tunggu seminit, kemudian hantar lagi. Jika masih gagal, beritahu IT.',
};
const lookUp = 'Cari dalam sejarah.';

export const msErrors: Translation<typeof enErrors> = {
  'fields not ready': {
    sentence: 'Ada ruangan yang belum sedia untuk dihantar.',
    nextStep: 'Betulkan ruangan yang bertanda, kemudian hantar semula. Tiada yang dipadam.',
  },
  'not found': {
    call: { sentence: 'Panggilan ini tiada dalam sejarah PC ini.', nextStep: lookUp },
    ticket: { sentence: 'Tiket ini tiada dalam sejarah PC ini.', nextStep: lookUp },
    view: { sentence: 'Paparan ini tiada dalam sejarah PC ini.', nextStep: lookUp },
    reminder: { sentence: 'Peringatan ini tiada dalam sejarah PC ini.', nextStep: lookUp },
  },
  'not allowed now': {
    'mode is fixed': 'Aplikasi ini dimulakan untuk satu mod sahaja.',
    'not to be mended': 'Hanya tiket yang ditolak dan belum dibetulkan boleh dibetulkan.',
    'not uncertain': 'Nombor kes hanya boleh direkod sendiri untuk tiket yang mungkin sudah sampai.',
    'no token': 'Tiada token untuk menghantar tiket ini.',
    'not to be sent again': 'Tiket ini tidak boleh dihantar semula.',
    'words not saved': 'Teks tidak dapat disimpan: cakera penuh atau tidak boleh ditulis.',
    'settings-not-saved': 'Tetapan tidak dapat disimpan: cakera penuh atau tidak boleh ditulis.',
    'no file of words': 'Ini bukan fail teks yang dieksport daripada StoreHub Helpdesk.',
    'file not written': 'Fail tidak dapat ditulis. Pilih folder lain.',
    'not-confirmed': 'Ia tidak disahkan.',
    'too-many-sends': 'Lebih daripada 30 tiket dalam 10 saat. Tunggu beberapa saat, kemudian hantar lagi.',
  },
  nothingChanged: 'Tiada apa-apa yang berubah.',
  'token not valid': {
    sentence: 'Ini bukan token StoreHub.',
    nextStep: 'Token ialah tk_ diikuti 36 huruf dan angka. Salin kesemuanya.',
  },
  keychain: {
    absent: {
      sentence: 'Komputer ini tiada stor kunci untuk menyimpan token.',
      nextStep:
        'Minta IT memasang stor kunci (GNOME Keyring atau KWallet). Sementara itu panggilan disimpan dan menunggu dalam peti keluar.',
    },
    locked: { sentence: 'Stor kunci sistem dikunci.', nextStep: 'Buka kuncinya, kemudian cuba lagi.' },
    cancelled: {
      sentence: 'Pembukaan stor kunci sistem dibatalkan.',
      nextStep: 'Cuba lagi dan benarkan, jika tidak tiada apa yang boleh dihantar.',
    },
    'no session bus': {
      sentence: 'Stor kunci sistem tidak dapat dihubungi: sesi ini tiada bas mesej.',
      nextStep: 'Log masuk ke sesi desktop, atau minta IT memulakan D-Bus untuk pengguna ini.',
    },
    'not answering': {
      sentence: 'Stor kunci sistem tidak menjawab.',
      nextStep: 'Log keluar dan masuk semula, kemudian cuba sekali lagi.',
    },
    'damaged entry': {
      sentence: 'Isi stor kunci sistem bukan token StoreHub.',
      nextStep: 'Masukkan semula token di Tetapan.',
    },
    failed: {
      sentence: 'Stor kunci sistem melaporkan ralat.',
      nextStep: 'Cuba lagi. Jika berterusan, beritahu IT.',
    },
  },
  database: {
    'disk full': {
      sentence: 'Cakera penuh: ini tidak dapat disimpan.',
      nextStep:
        'Kosongkan sedikit ruang. Apa yang anda taip kekal di skrin dan disimpan sebaik sahaja boleh.',
    },
    'read-only': {
      sentence: 'Aplikasi tidak dibenarkan menulis ke folder datanya.',
      nextStep: 'Minta IT membenarkan folder itu ditulis. Apa yang anda taip kekal di skrin.',
    },
    damaged: {
      sentence: 'Fail sejarah rosak.',
      nextStep:
        'Aplikasi memulihkannya sendiri daripada apa yang masih elok, dan menyimpan fail yang rosak berasingan. Jika ini kekal, mulakan semula aplikasi.',
    },
    'development-version': {
      sentence: 'Sejarah ini dibuat oleh versi pembangunan aplikasi.',
      nextStep: 'Alihkan folder data, kemudian mulakan semula aplikasi. Sejarah tidak diubah.',
    },
    'newer than the app': {
      sentence: 'Sejarah ini ditulis oleh versi aplikasi yang lebih baharu.',
      nextStep: 'Pasang versi yang lebih baharu. Sejarah tidak diusik.',
    },
    'in-use': {
      sentence: 'Program lain sedang menggunakan fail sejarah.',
      nextStep:
        'Aplikasi mencuba semula secara automatik. Apa yang anda taip kekal di skrin. Jika ini berterusan, beritahu IT: mungkin program sandaran atau pengimbas virus sedang memegang fail itu.',
    },
    'open-elsewhere': {
      sentence: 'Sejarah ini sedang dibuka dalam salinan lain aplikasi ini.',
      nextStep:
        'Tutup salinan itu. Selepas itu aplikasi ini bersambung secara automatik. Sehingga itu tiada apa-apa disimpan atau dihantar di sini.',
    },
    failed: {
      sentence: 'Sejarah tidak dapat dibaca atau ditulis.',
      nextStep: 'Apa yang anda taip kekal di skrin. Cuba lagi, kemudian beritahu IT.',
    },
  },
  notOpened: {
    'disk full': {
      sentence: 'Sejarah tidak dapat dibuka kerana cakera penuh.',
      nextStep: 'Kosongkan sedikit ruang pada komputer ini. Aplikasi kemudian bersambung secara automatik.',
    },
    'read-only': {
      sentence: 'Sejarah tidak dapat dibuka kerana aplikasi tidak dibenarkan menulis ke folder datanya.',
      nextStep: 'Minta IT membenarkan folder itu ditulis. Aplikasi kemudian bersambung secara automatik.',
    },
    'in-use': {
      sentence: 'Menunggu fail sejarah: program lain sedang menggunakannya.',
      nextStep:
        'Aplikasi bersambung secara automatik sebaik sahaja fail itu bebas. Jika ini berterusan, beritahu IT: mungkin program sandaran atau pengimbas virus sedang memegangnya.',
    },
  },
  notSent: {
    'disk full': {
      sentence: 'Tiket belum dihantar kerana cakera penuh.',
      nextStep: 'Teks anda kekal di skrin. Kosongkan sedikit ruang, kemudian hantar lagi.',
    },
    'read-only': {
      sentence: 'Tiket belum dihantar kerana aplikasi tidak dibenarkan menulis ke folder datanya.',
      nextStep: 'Teks anda kekal di skrin. Minta IT membenarkan folder itu ditulis, kemudian hantar lagi.',
    },
    'in-use': {
      sentence: 'Tiket belum dihantar kerana program lain sedang menggunakan fail sejarah.',
      nextStep:
        'Teks anda kekal di skrin. Tunggu seminit, kemudian hantar lagi. Jika masih gagal, beritahu IT: mungkin program sandaran atau pengimbas virus sedang memegang fail itu.',
    },
    'open-elsewhere': {
      sentence: 'Tiket belum dihantar kerana sejarah ini sedang dibuka dalam salinan lain aplikasi ini.',
      nextStep: 'Teks anda kekal di skrin. Tutup salinan itu, kemudian hantar lagi.',
    },
    damaged: notSentNow,
    'newer than the app': notSentNow,
    'development-version': notSentNow,
    failed: notSentNow,
  },
  answerNotSaved: {
    sentence: 'StoreHub sudah menjawab, tetapi jawapannya belum dapat disimpan.',
    nextStep:
      'Jangan isi tiket ini sekali lagi. Kosongkan ruang cakera: hasilnya akan muncul di sini secara automatik.',
  },
  openOn: 'Sejarah ini sedang dibuka dalam salinan lain aplikasi ini, di {{host}}.',
  archiveStep: 'Tiada apa-apa daripadanya diambil. Sejarah kekal seperti sedia ada.',
  archive: {
    'not an archive': 'Fail ini bukan arkib StoreHub Helpdesk.',
    'not whole': 'Arkib ini terpotong atau telah diubah sejak dibuat.',
    'packed otherwise':
      'Arkib ini ada kata laluan, atau dimampatkan dengan cara luar biasa. Mampatkannya sebagai ZIP biasa.',
    newer: 'Arkib ini dibuat oleh versi aplikasi yang lebih baharu.',
    'other mode': 'Sebenar dan latihan tidak pernah dicampur: arkib ini daripada yang satu lagi.',
    'no room': 'Ruang cakera tidak cukup untuk semua kandungan arkib ini.',
  },
  file: {
    'disk full': {
      sentence: 'Tiada ruang lagi untuk fail ini.',
      nextStep: 'Kosongkan ruang atau pilih tempat lain. Tiada sisa yang tertinggal.',
    },
    'not writable': {
      sentence: 'Fail tidak dapat ditulis di situ.',
      nextStep: 'Pilih folder lain. Tiada sisa yang tertinggal.',
    },
    'not readable': {
      sentence: 'Fail tidak dapat dibaca.',
      nextStep: 'Pilih sekali lagi, atau salin ke sini dahulu.',
    },
    busy: {
      sentence: 'Fail lain sedang dikerjakan.',
      nextStep: 'Biarkan ia selesai, atau batalkan, kemudian cuba lagi.',
    },
    failed: { sentence: 'Fail tidak dapat disiapkan.', nextStep: 'Cuba lagi. Tiada sisa yang tertinggal.' },
  },
  printer: {
    none: {
      sentence: 'Komputer ini tidak mempunyai pencetak.',
      nextStep: 'Tambah pencetak dalam tetapan sistem, atau simpan slip kerja sebagai PDF.',
    },
    failed: {
      sentence: 'Halaman tidak sampai ke pencetak.',
      nextStep:
        'Semak pencetak itu hidup dan ada kertas, kemudian cuba lagi; atau simpan slip kerja sebagai PDF.',
    },
  },
  'request not valid': mistake,
  'sender not trusted': mistake,
  'fault in the app': mistake,
};
