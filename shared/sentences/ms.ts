import type { Translation } from '../translation';
import type { en } from './en';
import { msConfirm } from './ms-confirm';
import { msErrors } from './ms-errors';

const mayExist =
  'Jangan hantar lagi sebelum pasti. Tanya pasukan sokongan StoreHub sama ada tiket itu sudah sampai.';
const tokenStep =
  'Minta token yang sah daripada penyelia dan masukkannya. Giliran tiket yang menunggu tidak berubah.';
const accountStep =
  'Hubungi sokongan StoreHub atau penyelia anda. Giliran tiket yang menunggu tidak berubah.';

/** The same in Malay, as a Malaysian office writes it. */
export const ms: Translation<typeof en> = {
  services: {
    1: { name: 'Pemasangan perkakasan iOS (di lokasi)', shortName: 'Pemasangan iOS' },
    2: { name: 'Pemeriksaan sebelum pemasangan', shortName: 'Periksa pra-pasang' },
    3: { name: 'Sokongan hari pertama untuk peniaga VIP baharu', shortName: 'Hari pertama VIP' },
    18: { name: 'Sokongan penyelesaian masalah di lokasi', shortName: 'Baiki di lokasi' },
    23: { name: 'Penukaran POS', shortName: 'Tukar POS' },
    39: { name: 'Pemasangan perkakasan Android (di lokasi)', shortName: 'Pemasangan Android' },
  },
  priorities: { '-1': 'Rendah', '0': 'Biasa', '1': 'Tinggi' },
  regions: {
    Johor: 'Johor',
    Kedah: 'Kedah',
    Kelantan: 'Kelantan',
    'Kuala Lumpur': 'Kuala Lumpur',
    Labuan: 'Labuan',
    Melaka: 'Melaka',
    'Negeri Sembilan': 'Negeri Sembilan',
    Pahang: 'Pahang',
    Penang: 'Pulau Pinang',
    Perak: 'Perak',
    Perlis: 'Perlis',
    Putrajaya: 'Putrajaya',
    Sabah: 'Sabah',
    Sarawak: 'Sarawak',
    Selangor: 'Selangor',
    Terengganu: 'Terengganu',
  },
  notSent: {
    'name not resolved':
      'Belum dihantar: alamat StoreHub tidak ditemui. Rangkaian atau pelayan namanya tergendala.',
    'connection refused': 'Belum dihantar: pelayan StoreHub menolak sambungan.',
    'no network': 'Belum dihantar: komputer ini tiada rangkaian.',
    'connecting timed out': 'Belum dihantar: pelayan StoreHub tidak menjawab permintaan sambungan.',
    'proxy unreachable': 'Belum dihantar: proksi pejabat tidak dapat dihubungi.',
    'proxy refused': 'Belum dihantar: proksi pejabat menolak sambungan.',
    'proxy-timed-out': 'Belum dihantar: proksi pejabat tidak menjawab dalam masa yang ditetapkan.',
    'no-free-connection': 'Belum dihantar: komputer ini tidak dapat membuka sambungan lagi.',
    'tls handshake failed': 'Belum dihantar: sambungan selamat ke StoreHub tidak dapat dibuat.',
  },
  notSentStep:
    'Tiket menunggu dalam peti keluar dan dihantar sendiri apabila StoreHub dapat dihubungi. Beri rujukan kepada pemanggil.',
  uncertain: {
    'connection broke': 'Sambungan terputus selepas permintaan dihantar. Tiket mungkin sudah ada.',
    'timed out': 'StoreHub tidak menjawab dalam masa yang ditetapkan. Tiket mungkin sudah ada.',
    'app stopped while sending': 'Aplikasi terhenti semasa tiket ini dihantar. Tiket mungkin sudah ada.',
    'server error': 'Pelayan StoreHub menjawab dengan ralatnya sendiri. Tiket mungkin sudah ada.',
    redirected:
      'Pelayan mengarahkan kita ke tempat lain dan aplikasi tidak mengikutnya. Tiket mungkin sudah ada.',
    'unreadable answer': 'Jawapan StoreHub tidak dapat dibaca. Tiket mungkin sudah ada.',
    'answer too large': 'Jawapan StoreHub terlalu panjang untuk diterima. Tiket mungkin sudah ada.',
    'error code': 'StoreHub melaporkan ralatnya sendiri. Tiket mungkin sudah ada.',
    'history-older': 'Sejarah ini lebih lama daripada penghantaran terakhir PC ini. Tiket mungkin sudah ada.',
    'history-elsewhere': 'Sejarah ini datang daripada PC, akaun atau folder lain. Tiket mungkin sudah ada.',
    'history-unwitnessed':
      'PC ini tiada rekod tentang apa yang dihantar daripada sejarah ini. Tiket mungkin sudah ada.',
    'no case number': 'StoreHub menerima tiket tetapi tidak memberi nombor kes. Tiket mungkin sudah ada.',
    'error-with-case-number':
      'StoreHub melaporkan ralat bersama nombor kes dalam jawapan yang sama. Tiket mungkin sudah ada.',
  },
  checkNamedCaseNumber:
    'Jangan hantar semula sebelum pasti. Tanya pasukan sokongan StoreHub sama ada nombor kes di bawah ialah nombor tiket ini.',
  accountBlocked: 'StoreHub tidak membenarkan akaun ini menghantar tiket.',
  codes: {
    '0': {
      sentence: 'StoreHub telah mencipta tiket itu.',
      nextStep: 'Bacakan nombor kes kepada pemanggil.',
    },
    '-10000': {
      sentence: 'StoreHub menolak tiket: ada isinya yang tidak sah.',
      nextStep: 'Semak ruangan, betulkan yang salah dan hantar semula.',
    },
    '-10001': { sentence: 'StoreHub tidak menerima kod laluan token ini.', nextStep: tokenStep },
    '-10002': {
      sentence: 'StoreHub tidak menerima tiket dari alamat rangkaian ini.',
      nextStep:
        'Beritahu bahagian IT bahawa StoreHub menolak alamat rangkaian pejabat ini. Giliran tiket yang menunggu tidak berubah.',
    },
    '-10003': { sentence: 'StoreHub tidak menerima kod kebenaran token ini.', nextStep: tokenStep },
    '-10004': {
      sentence: 'StoreHub sedang menerima terlalu banyak permintaan.',
      nextStep: 'Tidak perlu buat apa-apa: tiket menunggu dalam peti keluar dan dihantar semula sendiri.',
    },
    '-10005': { sentence: 'StoreHub telah menyekat akaun ini.', nextStep: accountStep },
    '-10006': {
      sentence: 'StoreHub melaporkan kegagalan rangkaian di pihaknya. Tiket mungkin sudah ada.',
      nextStep: mayExist,
    },
    '-10007': { sentence: 'StoreHub tidak menerima token ini.', nextStep: tokenStep },
    '-10008': {
      sentence: 'StoreHub melaporkan ralat yang tidak dijangka. Tiket mungkin sudah ada.',
      nextStep: mayExist,
    },
    '-10009': {
      sentence: 'StoreHub melaporkan permintaan yang gagal di pihaknya. Tiket mungkin sudah ada.',
      nextStep: mayExist,
    },
    '-10010': { sentence: 'StoreHub menyatakan sesi ini tidak sah.', nextStep: tokenStep },
    '-10011': { sentence: 'StoreHub tidak mengenali pengguna token ini.', nextStep: accountStep },
    '-10012': { sentence: 'StoreHub menyatakan lesen akaun ini tidak sah.', nextStep: accountStep },
    '-10013': {
      sentence: 'StoreHub menolak tiket: fail yang diperlukannya tidak ditemui.',
      nextStep: 'Semak ruangan dan hantar semula. Jika ditolak lagi, beritahu sokongan StoreHub.',
    },
    '-10014': { sentence: 'StoreHub tidak menerima kunci onsite token ini.', nextStep: tokenStep },
    '-10015': { sentence: 'Sesi token ini telah tamat.', nextStep: tokenStep },
    '-10016': { sentence: 'Akaun StoreHub telah tamat tempoh.', nextStep: accountStep },
  },
  unknownCode: {
    sentence: 'StoreHub menolak tiket dengan kod yang tidak dikenali aplikasi ini ({{code}}).',
    nextStep:
      'Semak ruangan dan hantar semula. Jika ditolak lagi, beritahu kod itu kepada sokongan StoreHub.',
  },
  halt: {
    noToken: {
      sentence: 'Tiada token.',
      nextStep: 'Masukkan token. Giliran tiket yang menunggu tidak berubah.',
    },
  },
  errors: msErrors,
  slip: {
    title: 'Slip kerja',
    practice: 'Latihan: bukan kes sebenar',
    caseNumber: 'Nombor kes',
    reference: 'Rujukan',
    name: 'Nama',
    phone: 'Telefon',
    email: 'E-mel',
    store: 'Nama kedai',
    dealer: 'Pengedar/penjual semula',
    service: 'Perkhidmatan',
    priority: 'Keutamaan',
    address: 'Alamat',
    state: 'Negeri',
    pin: 'Pin (latitud, longitud)',
    issue: 'Isu',
    remark: 'Catatan',
    outcome: 'Hasil',
    madeAt: 'Dibuat pada',
    lastTriedAt: 'Kali terakhir dihantar',
    recordedByHand: 'Nombor kes direkodkan secara manual.',
    leftElsewhere: 'Belum selesai di PC lain. Mungkin telah dihantar dari sana selepas itu.',
    noAnswerYet: 'StoreHub belum menjawab.',
  },
  outside: {
    ringBack: 'Telefon semula {{name}}',
    ringBackMany: '{{count}} orang perlu ditelefon semula',
    notStarted: {
      sentence: 'StoreHub Helpdesk tidak dapat dimulakan.',
      nextStep:
        'Mulakan semula aplikasi. Jika ini berterusan, hantar folder logs dalam folder data kepada IT.',
    },
    folderReadOnly: {
      sentence: 'StoreHub Helpdesk tidak dapat dimulakan kerana tidak dibenarkan menulis ke folder datanya.',
      nextStep: 'Minta IT membenarkan folder ini ditulis, kemudian mulakan semula aplikasi: {{folder}}',
    },
    hung: {
      sentence: 'Aplikasi sudah dibuka, tetapi tidak memberi respons.',
      nextStep:
        'Aplikasi diberi kira-kira dua puluh saat lagi, kemudian ditamatkan dan dibuka semula sendiri. Apa yang anda taip dan yang menunggu dihantar ada dalam cakera.',
      close: 'Tutup notis ini',
    },
    openFile: 'Buka fail',
    saveFile: 'Simpan sebagai',
    chooseFolder: 'Pilih folder',
    confirm: msConfirm,
    menu: {
      view: 'Paparan',
      zoomIn: 'Besarkan',
      zoomOut: 'Kecilkan',
      resetZoom: 'Saiz biasa',
      developerTools: 'Alat pembangun',
      edit: 'Sunting',
      undo: 'Buat asal',
      redo: 'Buat semula',
      cut: 'Potong',
      copy: 'Salin',
      paste: 'Tampal',
      selectAll: 'Pilih semua',
      about: 'Perihal {{app}}',
      hide: 'Sembunyikan {{app}}',
      hideOthers: 'Sembunyikan yang lain',
      showAll: 'Tunjukkan semua',
      quit: 'Keluar daripada {{app}}',
    },
  },
};
