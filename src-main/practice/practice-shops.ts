import type { Region } from '../../shared/regions/malaysian-regions';

/** A fictional shop in a real street. Phone numbers have 000 where a subscriber's number would start. */
export type PracticeShop = {
  readonly store: string;
  readonly person: string;
  readonly phone: string;
  readonly email?: string;
  readonly dealer?: string;
  readonly address: string;
  readonly state: Region;
  readonly longitude: number;
  readonly latitude: number;
};

export const practiceShops = {
  kopiPagi: {
    store: 'Kopi Pagi Jonker',
    person: 'Tan Siew Ling',
    phone: '60120004821',
    email: 'siewling@kopipagi.example',
    dealer: 'Merdeka POS',
    address: '18, Jalan Hang Jebat, 75200 Melaka',
    state: 'Melaka',
    longitude: 102.2472,
    latitude: 2.1958,
  },
  warungSeri: {
    store: 'Warung Seri Wangi',
    person: 'Noraini binti Yusof',
    phone: '60130007364',
    address: '7, Jalan Sultan Ibrahim, 15050 Kota Bharu',
    state: 'Kelantan',
    longitude: 102.2386,
    latitude: 6.1254,
  },
  rotiBakar: {
    store: 'Roti Bakar Ampang',
    person: 'Ahmad Faizal bin Osman',
    phone: '60170001195',
    email: 'faizal@rotibakar.example',
    dealer: 'Alex',
    address: '23, Jalan Ampang, Taman KLCC, 50450 Kuala Lumpur',
    state: 'Kuala Lumpur',
    longitude: 101.7122,
    latitude: 3.1573,
  },
  kedaiMaju: {
    store: 'Kedai Runcit Maju',
    person: 'Kumaravel a/l Subramaniam',
    phone: '60160002087',
    address: '41, Jalan Reko, 43000 Kajang',
    state: 'Selangor',
    longitude: 101.7874,
    latitude: 2.9927,
  },
  bungaRaya: {
    store: 'Butik Bunga Raya',
    person: 'Siti Hajar binti Ramli',
    phone: '60190005538',
    email: 'hajar@bungaraya.example',
    address: 'Lot 12, Jalan Tengku Ampuan Zabedah, Seksyen 9, 40100 Shah Alam',
    state: 'Selangor',
    longitude: 101.5339,
    latitude: 3.0733,
  },
  penangLaksa: {
    store: 'Penang Laksa House',
    person: 'Lim Chee Keong',
    phone: '60120009046',
    dealer: 'Island Retail Systems',
    address: '88, Lebuh Campbell, 10100 George Town',
    state: 'Penang',
    longitude: 100.3322,
    latitude: 5.4178,
  },
  ipohSweets: {
    store: 'Ipoh Sweets & Biscuits',
    person: 'Chan Mei Yee',
    phone: '60160003672',
    email: 'orders@ipohsweets.example',
    address: '5, Jalan Bandar Timah, 30000 Ipoh',
    state: 'Perak',
    longitude: 101.0772,
    latitude: 4.5964,
  },
  johorGrill: {
    store: 'Tebrau Grill',
    person: 'Muhammad Hakim bin Latif',
    phone: '60170008815',
    dealer: 'Southern POS',
    address: '2-1, Jalan Dato Abdullah Tahir, Taman Abad, 80300 Johor Bahru',
    state: 'Johor',
    longitude: 103.7583,
    latitude: 1.4841,
  },
  gayaKopitiam: {
    store: 'Gaya Kopitiam',
    person: 'Jennifer Chin',
    phone: '60130000429',
    address: '50, Jalan Gaya, 88000 Kota Kinabalu',
    state: 'Sabah',
    longitude: 116.0775,
    latitude: 5.9832,
  },
  kuchingLayers: {
    store: 'Kuching Layer Cakes',
    person: 'Dayang Rohani',
    phone: '60190006153',
    email: 'rohani@layercakes.example',
    address: '16, Jalan Carpenter, 93000 Kuching',
    state: 'Sarawak',
    longitude: 110.3446,
    latitude: 1.5587,
  },
  lautBiru: {
    store: 'Laut Biru Seafood',
    person: 'Wan Azman bin Wan Ismail',
    phone: '60120003390',
    address: '33, Jalan Sultan Zainal Abidin, 20000 Kuala Terengganu',
    state: 'Terengganu',
    longitude: 103.1402,
    latitude: 5.3321,
  },
  tanahPutih: {
    store: 'Farmasi Tanah Putih',
    person: 'Rajeswari a/p Muniandy',
    phone: '6090001274',
    dealer: 'Merdeka POS',
    address: '9, Jalan Teluk Sisek, 25000 Kuantan',
    state: 'Pahang',
    longitude: 103.3325,
    latitude: 3.8098,
  },
  serembanNoodles: {
    store: 'Seremban Beef Noodles',
    person: 'Goh Wei Jian',
    phone: '60160005907',
    address: '748, Jalan Dato Bandar Tunggal, 70000 Seremban',
    state: 'Negeri Sembilan',
    longitude: 101.9381,
    latitude: 2.7252,
  },
  sawahPadi: {
    store: 'Sawah Padi Mart',
    person: 'Zulkifli bin Hassan',
    phone: '60170004466',
    address: '120, Jalan Tunku Ibrahim, 05000 Alor Setar',
    state: 'Kedah',
    longitude: 100.3673,
    latitude: 6.1214,
  },
} as const satisfies Readonly<Record<string, PracticeShop>>;
