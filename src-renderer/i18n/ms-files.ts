import type { Translation } from '../../shared/translation';
import type { enFiles } from './en-files';

export const msFiles: Translation<typeof enFiles> = {
  notOpen: {
    opening: 'Membuka sejarah…',
    folder: 'Folder data: {{folder}}',
    onPaper:
      'Sehingga sejarah dibuka, tulis panggilan di atas kertas: tiada apa yang dapat disimpan atau dihantar di sini.',
  },
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
      'Setiap senarai dan arkib yang keluar daripada sejarah ini, seperti yang diminta. Slip kerja tidak disenaraikan. Senarai ini kekal di PC ini.',
    none: 'Belum ada yang dieksport.',
    when: 'Bila',
    file: 'Fail',
    what: 'Apa',
    rows: 'Tiket',
    everything: 'semuanya',
    filtered: 'dengan penapis',
    archive: 'seluruh arkib',
    unfinished: 'tidak selesai',
  },
  mask: {
    title: 'Sembunyikan data peribadi',
    about:
      'Untuk meja yang dilihat orang lain. Carian mencari teks penuh. Yang ditaip dalam panggilan, dibaca semula, dihantar, disalin, dicetak atau dieksport adalah penuh; nama kedai kekal.',
    switch: 'Sembunyikan bahagian tengah nombor telefon, nama, alamat, e-mel dan pin',
    show: 'Tunjukkan yang disembunyikan',
    hide: 'Sembunyikan semula',
    hidden: 'disembunyikan',
    leavesWhole: 'Salinan, slip dan eksport adalah penuh.',
  },
  slip: {
    copy: 'Salin kes',
    save: 'Slip kerja (PDF)',
    print: 'Cetak',
    printed: 'Dihantar ke pencetak',
    cancelled: 'Tidak dicetak: dialog dibatalkan.',
    saved: 'Slip kerja disimpan sebagai {{file}}',
  },
  backups: {
    title: 'Sandaran',
    kept: '{{count}} disimpan, terbaharu {{time}}',
    none: 'belum ada',
    underWay: 'sedang dibuat…',
    failed: 'Sandaran terakhir tidak dapat dibuat.',
    overdue: 'Sudah berhari-hari sandaran tidak dapat dibuat. Yang terbaharu bertarikh {{time}}.',
    never: 'Sejarah tiada sandaran: tiada yang dapat dibuat.',
    steps: {
      'disk full': 'Kosongkan sedikit ruang pada cakera. Aplikasi mencuba lagi setiap jam.',
      'read-only':
        'Minta IT membenarkan penulisan ke folder backups dalam folder data. Aplikasi mencuba lagi setiap jam.',
      failed: 'Aplikasi mencuba lagi setiap jam. Jika berterusan, beritahu IT.',
    },
    now: 'Buat sandaran sekarang',
    restore: 'Pulihkan sandaran terbaharu',
    putBackFile:
      'Fail sejarah telah diganti dengan salinan lama. Tiket yang dihantar atau menunggu selepas itu ditambah daripada jurnal. Panggilan yang masih terbuka mungkin tiada.',
    putBackOlder:
      'Sejarah ini lebih lama daripada penghantaran terakhir PC ini. Tiket dan panggilan selepas itu mungkin tiada di sini.',
    putBackElsewhere: 'Sejarah ini datang daripada PC, akaun atau folder lain.',
    putBackUnwitnessed: 'PC ini tiada rekod tentang apa yang dihantar daripada sejarah ini.',
    putBackRemoved:
      'Fail sejarah telah dipadam atau dialihkan semasa aplikasi dibuka. Aplikasi menulisnya semula daripada memori.',
    putBackStep:
      '{{inDoubt}} tiket yang menunggu mungkin sudah dihantar. Tanya pasukan sokongan StoreHub, kemudian catat nombor kes atau hantar semula: Peti keluar.',
    restoredFrom:
      'Sejarah telah rosak dan dipulihkan daripada sandaran {{time}}, bersama apa yang masih boleh dibaca selepasnya.',
    restoredEmpty:
      'Sejarah telah rosak dan tiada sandaran yang utuh. Apa yang masih boleh dibaca telah diambil; fail yang rosak disimpan berasingan.',
  },
  archive: {
    title: 'Arkib',
    about:
      'Seluruh sejarah dalam satu fail dengan jumlah semak, untuk PC baharu, syif lain atau juruaudit. Diambil dua kali tidak mengubah apa-apa; yang belum selesai di PC lain tidak pernah dihantar dari sini.',
    export: 'Eksport arkib',
    import: 'Import arkib',
    cancel: 'Batal',
    running: '{{done}} daripada {{total}} tiket …',
    written: '{{rows}} tiket ditulis ke {{file}}',
    taken:
      '{{added}} daripada {{rows}} tiket baharu di sini; kini lebih banyak diketahui tentang {{changed}}.',
    leftOut: '{{count}} bercanggah dengan apa yang ada di sini dan ditinggalkan.',
    tooLarge: '{{count}} melebihi had nota, cubaan atau pembetulan bagi satu arkib dan tidak diimport.',
    erased: '{{count}} telah dipadam di sini atas permintaan dan kekal dipadam.',
    cutShort: 'Ia dihentikan sebelum tamat. Ambil sekali lagi, dan ia diteruskan.',
    elsewhere:
      'Dibuat di PC lain, sebagai {{reference}}. Ia datang bersama arkib pada {{time}} dan hanya rekod di sini.',
    left: 'Ditinggalkan belum selesai di PC lain. Mungkin sudah dihantar dari sana; ia tidak pernah dihantar dari sini.',
  },
  feed: {
    title: 'Banyak kaunter',
    about:
      'Menulis apa yang baharu di PC ini ke dalam folder, seperti perkongsian rangkaian, supaya satu pangkalan data semua meja dapat mengambilnya. Asalnya dimatikan; docs/many-desks.md menerangkan caranya.',
    choose: 'Pilih folder',
    stop: 'Henti menulis',
    off: 'Tiada apa-apa ditulis.',
    notChosen: 'Tiada apa-apa ditulis ke {{folder}}: folder itu tidak dipilih pada PC ini.',
    notChosenStep: 'Pilih folder itu semula, atau berhenti menulis.',
    on: 'Apa yang baharu ditulis ke {{folder}} dalam dua minit, latihan tidak sekali-kali. Sesiapa yang boleh membaca folder itu boleh membaca nama dan nombor pemanggil.',
    paused:
      'Dijeda dalam latihan. Dalam mod sebenar, apa yang belum ada di situ daripada sejarah sebenar PC ini ditulis ke {{folder}}. Sesiapa yang boleh membaca folder itu boleh membaca nama dan nombor pemanggil.',
    last: 'Terakhir ditulis: {{time}}.',
    never: 'Belum ada apa-apa ditulis di situ.',
    trouble: '{{folder}} tidak dapat ditulis sekarang.',
    wait: 'Tiada yang hilang: apa yang baharu menunggu di PC ini, dan ditulis dengan sendiri apabila folder itu ada semula.',
    full: 'Cakeranya penuh: {{folder}}.',
  },
  privacy: {
    title: 'Simpanan dan pemadaman data',
    about:
      'Yang dipadam hilang daripada pangkalan data, lognya, indeks carian dan jurnal. Ia tidak boleh dibuat asal.',
    keep: 'Simpan tiket',
    forEver: 'selama-lamanya',
    days: 'selama {{count}} hari',
    keepNote:
      'Tiket lebih lama dan panggilan yang tidak pernah dihantar dipadam semasa aplikasi digunakan; yang belum selesai tidak pernah dipadam. Sandaran yang masih menyimpannya hilang dalam lima minggu.',
    keptIn: {
      live: 'Ini untuk tiket sebenar. Latihan ada pilihannya sendiri.',
      practice: 'Ini untuk latihan: tiada tiket sebenar dipadam olehnya.',
    },
    counting: 'Sedang mengira …',
    older: 'Tiket lebih lama daripada {{days}} hari yang akan dipadam: {{count}}.',
    olderGo:
      'Ia dipadam selama-lamanya, dan hari demi hari yang menjadi lebih lama. Ia tidak boleh dibuat asal.',
    keepYes: 'Simpan tiket selama {{count}} hari',
    noneByAge: 'Selepas itu tiada tiket dipadam kerana usianya. Yang telah dipadam tidak dikembalikan.',
    forEverYes: 'Simpan tiket selama-lamanya',
    forget: 'Padam pemanggil',
    phone: 'Nombor telefon pemanggil',
    name: 'Nama pemanggil',
    find: 'Cari tiket',
    found: 'Tiket pemanggil ini yang akan dipadam: {{count}}.',
    calls: 'Panggilan yang tidak dihantar dan menyebut pemanggil ini: {{count}}.',
    others: 'Paparan tersimpan dan rekod eksport yang menyebut pemanggil ini: {{count}}.',
    ticketList: 'Tiket yang akan dipadam',
    callList: 'Panggilan yang akan dipadam',
    callStatus: { open: 'terbuka', parked: 'ditangguh', discarded: 'dibuang' },
    moreFound: 'dan {{count}} lagi',
    unsettled: 'Panggilan dengan tiket yang belum selesai kekal: {{count}}.',
    forGood: 'Ia dipadam selama-lamanya, juga daripada setiap sandaran. Sandaran baharu dibuat dahulu.',
    eraseYes: 'Padam selama-lamanya',
    erasing: 'Sedang memadam …',
    done: '{{count}} tiket telah dipadam selama-lamanya.',
    doneOthers: 'Begitu juga apa lagi yang menyebut pemanggil: {{count}}.',
    goesOn:
      'Belum semuanya dipadam: ia diteruskan dengan sendiri, dan senarai di bawah menyatakan apabila ia selesai.',
    erased: 'Yang telah dipadam',
    nothingErased: 'Belum ada yang dipadam.',
    copiesLeft: 'Belum hilang daripada setiap salinan.',
    because: {
      request: '{{time}}: {{count}} tiket, atas permintaan',
      retention: '{{time}}: {{count}} tiket, melebihi tempoh simpanan',
    },
  },
};
