import type { Translation } from '../../shared/translation';
import type { enKeyCard, enKeySettings, enPalette, enWhyNot } from './en-key-card';

export const msKeyCard: Translation<typeof enKeyCard> = {
  title: 'Kekunci',
  close: 'Tutup',
  'new-call': 'Panggilan baharu',
  find: 'Cari dalam sejarah',
  palette: 'Semua yang boleh dibuat',
  'same-place': 'Pemanggil dan tempat sama; sejarah: log semula',
  'follow-up': 'Hantar sebagai susulan',
  'take-call': 'Jawab panggilan yang masuk',
  'next-question': 'Soalan seterusnya',
  slurp: 'Tampal atau taip apa sahaja',
  tape: 'Nilai terdahulu ruangan',
  'take-back': 'Batalkan isian terakhir',
  map: 'Peta, untuk pin',
  park: 'Tangguhkan panggilan ini',
  spell: 'Eja nombor kes',
  'read-back': 'Baca semula',
  'caller-language': 'Bahasa pemanggil: yang berikutnya',
  send: 'Hantar',
  'write-note': 'Tulis nota pada kes yang terbuka',
  remind: 'Ingatkan tentang kes yang terbuka',
  reminders: 'Siapa untuk ditelefon semula',
  'due-case': 'Kes bagi peringatan yang tiba',
  'copy-office': 'Salin teks untuk pejabat belakang',
  'copy-case': 'Salin seluruh kes',
  'save-slip': 'Simpan slip kerja sebagai PDF',
  filter: 'Tapis sejarah',
  'keep-view': 'Simpan paparan sejarah ini',
  shift: 'Angka syif',
  outbox: 'Peti keluar',
  settings: 'Tetapan',
  discard: 'Buang panggilan ini',
  'undo-discard': 'Kembalikan panggilan yang dibuang',
  help: 'Kad kekunci',
  back: 'Kembali ke panggilan',
  'go-to-call': 'Panggilan 1 hingga 9',
  digits: 'Pilih servis atau keutamaan',
};

export const msWhyNot: Translation<typeof enWhyNot> = {
  notHere: 'Bukan pada skrin ini.',
  alreadySent: 'Panggilan ini sudah dihantar.',
  nothingFilled: 'Tiada yang diisi.',
  nothingSimilar: 'Tiada kes serupa dalam tiga hari lepas.',
  noQuestions: 'Tiada templat dengan soalan dipilih.',
  nobodyRings: 'Tiada siapa menelefon.',
  noNumber: 'Belum ada nombor.',
  nothingDiscarded: 'Tiada panggilan yang dibuang.',
  nobodyDue: 'Tiada sesiapa perlu ditelefon semula sekarang.',
  nothingTyped: 'Belum ada yang ditulis.',
};

export const msPalette: Translation<typeof enPalette> = {
  title: 'Semua yang boleh dibuat',
  find: 'Apa yang anda mahu buat?',
  none: 'Tiada yang bernama begitu.',
  foot: 'Enter melakukannya, Esc menutup.',
};

export const msKeySettings: Translation<typeof enKeySettings> = {
  about: 'Semuanya boleh dibuat tanpa tetikus. Tekan satu kekunci di sini untuk menggantikannya.',
  change: 'Tukar {{key}} untuk “{{action}}”',
  add: 'Tambah kekunci',
  addFor: 'Tambah kekunci untuk “{{action}}”',
  press: 'Tekan kekunci baharu…',
  pressing: 'Esc membiarkannya, Delete membuangnya.',
  taken: '{{key}} sudah digunakan oleh “{{action}}”.',
  unsafe:
    '{{key}} akan mengganggu penaipan, kaedah input atau sistem. Pilih kekunci fungsi, Ctrl dengan huruf, atau Alt dengan angka.',
  fixed: 'sentiasa Esc',
  usual: 'Kembali ke kekunci biasa',
  changed: '{{action}}: {{key}}',
  none: 'tiada kekunci',
};
