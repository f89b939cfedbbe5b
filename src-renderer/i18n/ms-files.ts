import type { Translation } from '../../shared/translation';
import type { enFiles } from './en-files';

export const msFiles: Translation<typeof enFiles> = {
  exports: {
    open: 'Eksport',
    about: 'Setiap tiket dalam senarai ini, mengikut susunan ini, ke dalam satu fail.',
    xlsx: 'Hamparan (XLSX)',
    csv: 'Teks (CSV)',
    csvNote:
      'Untuk Excel dan LibreOffice pilih XLSX. Dalam CSV, teks yang boleh disangka nombor atau formula bermula dengan koma atas.',
    running: '{{done}} tiket ditulis …',
    runningOf: '{{done}} daripada {{total}} tiket ditulis …',
    cancel: 'Batalkan eksport',
    done: '{{rows}} tiket ditulis ke {{file}}',
    title: 'Eksport',
    listAbout:
      'Setiap fail yang keluar daripada sejarah ini, seperti yang diminta. Senarai ini kekal di PC ini.',
    none: 'Belum ada yang dieksport.',
    when: 'Bila',
    file: 'Fail',
    what: 'Apa',
    rows: 'Tiket',
    everything: 'semuanya',
    filtered: 'dengan tapisan',
    archive: 'seluruh arkib',
    unfinished: 'tidak selesai',
  },
};
