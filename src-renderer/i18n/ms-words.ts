import type { Translation } from '../../shared/translation';
import type { enWords } from './en-words';

export const msWords: Translation<typeof enWords> = {
  title: 'Templat dan teks pintas',
  about:
    'Yang muncul apabila garis miring ditaip dalam isu atau catatan. Disimpan di komputer ini; sebuah fail membawanya ke komputer lain.',
  choose: 'Pilih satu untuk mengubahnya',
  preset: 'Templat',
  snippet: 'Teks pintas',
  newPreset: 'Templat baharu',
  newSnippet: 'Teks pintas baharu',
  import: 'Import…',
  export: 'Eksport…',
  reset: 'Seperti asal dalam aplikasi',
  imported: 'Ditambah daripada fail; {{count}} entri tidak difahami.',
  exported: 'Ditulis ke {{file}}.',
  wasReset: 'Templat dan teks pintas kini seperti asal dalam aplikasi.',
  undone: 'Dibatalkan.',
  saved: 'Disimpan.',
  removed: 'Dibuang.',
  save: 'Simpan',
  remove: 'Buang',
  name: 'Nama untuk memilihnya',
  service: 'Untuk servis',
  language: 'Bahasanya',
  languages: { en: 'Inggeris', ms: 'Melayu', zh: 'Cina' },
  issue: 'Diisi ke dalam isu',
  remark: 'Diisi ke dalam catatan',
  questions: 'Soalan untuk ditanya, satu setiap baris',
  trigger: 'Ditaip selepas garis miring',
  text: 'Teksnya',
  faulty: {
    preset: 'Belum disimpan: perlu nama, dan teks tidak melebihi had ruangannya.',
    snippet: 'Belum disimpan: perlu satu perkataan huruf dan angka, dan teks paling banyak 500 aksara.',
  },
};
