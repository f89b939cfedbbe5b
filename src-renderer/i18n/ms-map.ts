import type { Translation } from '../../shared/translation';
import type { enMap } from './en-map';

export const msMap: Translation<typeof enMap> = {
  title: 'Peta',
  open: 'Peta',
  surface: 'Peta Malaysia dengan tanda silang',
  keys: 'Anak panah gerakkan tanda silang, dengan Shift halus. + dan − zum, Home tunjuk semua, Enter letak pin. Atau klik.',
  set: 'Letak pin di sini',
  nearer: 'Dekatkan',
  farther: 'Jauhkan',
  all: 'Seluruh Malaysia',
  close: 'Tutup',
  here: '{{latitude}}, {{longitude}}',
  copy: 'Salin koordinat',
  ofCase: 'Peta: {{place}}',
  notOnIt: 'di luar Malaysia: tiada pada peta ini',
  near: '{{state}}, dekat {{town}}',
  nowhere: 'di laut, atau di luar negara',
  loading: 'Membuka peta…',
  wasSet: 'Pin diletakkan, {{radius}}. {{key}} membatalkannya.',
};
