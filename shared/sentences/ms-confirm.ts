import type { Translation } from '../translation';
import type { enConfirm } from './en-confirm';

export const msConfirm: Translation<typeof enConfirm> = {
  no: 'Batal',
  erase: {
    message: 'Padam {{tickets}} tiket daripada {{callers}} pemanggil?',
    noTickets: 'Padam semua yang menyebut pemanggil ini?',
    calls: 'Juga {{calls}} panggilan yang tidak dihantar.',
    others: 'Juga {{others}} paparan tersimpan atau rekod eksport.',
    detail: 'Dipadam terus, juga daripada setiap sandaran. Tindakan ini tidak boleh dibuat asal.',
    yes: 'Padam',
  },
  keepDays: {
    message: 'Simpan tiket selama {{days}} hari sahaja?',
    detail:
      '{{tickets}} tiket yang lebih lama dipadam sekarang, yang lain apabila cukup tempoh. Tindakan ini tidak boleh dibuat asal.',
    yes: 'Simpan {{days}} hari',
  },
  restore: {
    message: 'Gantikan sejarah dengan sandaran terbaharu?',
    detail: 'Tiket yang dihantar sejak itu ditambah daripada jurnal. Panggilan terbuka disimpan dahulu.',
    yes: 'Pulihkan',
  },
  replaceToken: {
    message: 'Gantikan token StoreHub?',
    detail: 'Selepas ini tiket pergi ke akaun token baharu, yang berakhir dengan {{lastFour}}.',
    yes: 'Gantikan token',
  },
  goLive: {
    message: 'Tukar ke mod sebenar?',
    detail: 'Selepas ini tiket pergi ke StoreHub dan juruteknik dihantar.',
    yes: 'Tukar',
  },
};
