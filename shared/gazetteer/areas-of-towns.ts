/**
 * Areas, suburbs and districts that people name in place of a town, by the town in `towns.json` that is nearest. Areas that
 * bear the name of a person, of a shop or of a thing are left out.
 */
export const areasOfTowns: Readonly<Record<string, string>> = {
  'Kuala Lumpur': `
    datuk keramat, kampung datuk keramat, taman maluri, maluri, cochrane, kl sentral, pasar seni, masjid jamek kl,
    dang wangi, ampang park, abdullah hukum, pwtc, semarak, pandan mewah, bandar baru sentul, bukit kiara,
    solaris mont kiara, plaza mont kiara, taman pertama, taman mutiara cheras, salak selatan, bandar salak selatan,
    desa tun razak, awan besar, taman miharja, segambut dalam, sri hartamas, kampung pandan dalam,
    bukit bandaraya, telawi, kampung kerinchi, pantai hillpark, batu muda, taman wahyu, desa park city, terminal bersepadu selatan, trx, tun razak exchange, hartamas, taman sri hartamas, dutamas, kerinchi, pusat bandar damansara, overseas union garden, oug, taman oug, shamelin, taman shamelin, shamelin perkasa, taman shamelin perkasa, taman len seng, taman billion, changkat bukit bintang, jelatek, bangsar baru, danau desa, taman danau desa, desa petaling, taman naga emas, bandar baru sri petaling, kampung attap, medan tuanku, taman keramat, keramat wangsa, sentul timur, sungai penchala, kampung sungai penchala, taman yarl, jalan ipoh kl, tasik titiwangsa, taman sri rampai`,
  Kepong:
    'metro prima, kepong sentral, desa aman puri, taman bukit maluri, bukit maluri, jinjang utara, taman usahawan kepong, sri sinar, bandar menjalara, menjalara, taman fadason, kepong ulu',
  'Batu Caves':
    'sri gombak, taman sri gombak, taman samudra, gombak setia, pinggiran batu caves, taman selayang',
  'Selayang Baru Utara': 'selayang baru, selayang jaya, bandar baru selayang',
  Ampang:
    'pandan indah, pandan jaya, ampang jaya, ampang waterfront, lembah jaya, taman dagang, bukit antarabangsa, kampung pandan luar, taman nirwana, kosas, taman kosas, ampang utama',
  'Petaling Jaya': `
    ss3, ss4, ss5, ss6, ss7, ss8, ss9, ss20, ss21, ss22, ss23, ss24, ss25, ss26, pju 1, pju 1a, pju 8, pju 10,
    sungai way, seri setia, taman sea, taman paramount, asia jaya, taman bahagia, kayu ara, kampung kayu ara,
    taman medan, sunway mentari, damansara intan, damansara bistari, bukit gasing, taman megah, taman mayang,
    phileo damansara, sunway damansara, kampung tunku, pj new town, pj old town, petaling jaya old town, taman desaria, kampung lindungan`,
  'Subang Jaya':
    'subang, ss12, ss13, ss14, ss15, ss16, ss17, ss18, ss19, usj taipan, taipan usj, subang bestari, lembah subang, subang ria, wangsa baiduri',
  'Bandar Sunway':
    'pjs 7, pjs 8, pjs 9, pjs 10, pjs 11, pjs7, pjs8, pjs9, pjs10, pjs11, bandar sunway south quay',
  'Shah Alam': `
    alam impian, setia eco park, i-city, padang jawa, hicom glenmarie, taman sri muda, bukit kemuning, alam megah,
    kayangan heights, icity, bukit subang, elmina, city of elmina, setia alam, ttdi jaya, uptown shah alam, plaza alam sentral`,
  Klang:
    'bandar bukit tinggi, bukit tinggi klang, taman eng ann, bayu emas, bayu perdana, bandar baru klang, taman sentosa klang, taman chi liung, sungai bertih, taman klang utama',
  'Pelabuhan Klang': 'north port, westport, west port',
  Puchong:
    'bukit puchong, bandar bukit puchong, bandar puteri, bandar puteri puchong, bandar nusaputra, taman putra perdana, putra perdana, saujana puchong, taman wawasan puchong, setiawalk, bk5',
  'Seri Kembangan':
    'taman equine, putra permai, serdang raya, serdang jaya, seri serdang, sri serdang, serdang lama, bukit serdang, taman sungai besi indah, lestari perdana, taman universiti indah',
  Kajang:
    'sungai long, bandar sungai long, bandar teknologi kajang, saujana impian, country heights, jade hills, sungai ramal, sungai jernih, sungai sekamat, prima saujana, bukit dukung',
  Semenyih:
    'setia ecohill, bandar rinching, eco majestic, bandar tasik kesuma, broga, taman pelangi semenyih, ecohill',
  Bangi: 'bukit mahkota, bandar bukit mahkota, bangi lama, bangi avenue',
  Rawang: 'kundang, emerald rawang, anggun rawang, m residence, rawang perdana, bandar baru rawang',
  'Bukit Beruntung': 'bukit sentosa',
  'Batang Berjuntai': 'bestari jaya',
  'Kuala Kubu Baru': 'hulu selangor, kkb, kalumpang, kerling',
  Banting: 'kuala langat, sungai manggis, bandar sungai emas',
  'Sungai Buloh': 'kwasa damansara, kubu gajah, sungai buloh country resort',
  Putrajaya: `
    presint 1, presint 2, presint 3, presint 4, presint 5, presint 6, presint 7, presint 8, presint 9, presint 10,
    presint 11, presint 12, presint 14, presint 15, presint 16, presint 17, presint 18, presint 19, presint 20,
    precinct 8, precinct 9, precinct 10, precinct 11, precinct 14, precinct 15, precinct 16, precinct 18`,
  'Johor Bahru': `
    danga bay, taman daya, taman sentosa jb, kebun teh, majidee, kampung melayu majidee, setia indah, desa tebrau,
    taman ponderosa, bandar dato onn, taman abad, taman century, kampung bahru jb, taman sri tebrau, taman perling,
    tebrau city, taman desa cemerlang, taman gaya, adda heights, eco spring, kangkar tebrau,
    bandar baru uda, taman nusa bestari, jb sentral, johor bahru city centre, bukit chagar, jbcc, southkey, taman sutera, taman pelangi, ciq jb, taman iskandar, taman johor, stulang laut, taman nong chik`,
  'Iskandar Puteri':
    'eco botanic, puteri harbour, nusa sentral, nusa duta, nusa perintis, sunway iskandar, legoland, sunway city iskandar puteri',
  Skudai:
    'mutiara rini, taman pulai utama, kangkar pulai, pulai springs, taman sri pulai, pulai indah, taman impian emas, taman sri skudai, tuta',
  'Johor Jaya': 'taman johor jaya',
  'Bandar Saujana Utama': 'saujana utama',
  Masai: 'kota masai, taman rinting, plentong baru, taman cahaya masai, seri alam',
  Kulai: 'indahpura, saleng, bandar indahpura, kulai besar, taman putri kulai, sedenak',
  Muar: 'bukit bakri, parit bakar, sungai abong, tanjung emas muar, maharani muar',
  'Batu Pahat': 'taman flora utama, minyak beku',
  Kluang: 'kampung melayu kluang, taman kluang barat',
  Pontian: 'pontian kechil, pontian kecil',
  'Bandar Penawar': 'sungai rengit',
  Melaka: `
    bachang, peringgit, semabok, bukit baru, bukit katil, paya rumput, tengkera, malim jaya, kota syahbandar, limbongan,
    umbai, serkam, pernu, padang temu, melaka sentral, banda hilir, melaka tengah, pokok mangga, taman melaka raya,
    plaza mahkota, taman merdeka melaka, cheng baru, taman cheng perdana, kota fesyen, pantai klebang, kampung morten, portuguese settlement`,
  'Alor Gajah': 'gadek, kelemak, lendu, simpang ampat alor gajah',
  Seremban:
    'rasah jaya, mambau, temiang, ampangan, forest heights, senawang jaya, bukit chedang, sungai gadut, rahang, kemayan square',
  'Bandar Sri Sendayan': 'sendayan, bandar seri sendayan',
  'Port Dickson': 'telok kemang, teluk kemang, bagan pinang, batu 4 port dickson, dataran segar',
  'George Town': `
    komtar, gurney drive, green lane, greenlane, sungai pinang, tanjung pinang, seri tanjung pinang, bukit dumbar,
    bukit gambir penang, datuk keramat penang, padang kota lama`,
  'Bayan Lepas':
    'sungai nibong, bayan mutiara, teluk tempoyak, permatang damar laut, sungai tiram bayan lepas, krystal point',
  'Ayer Itam': 'bandar baru farlim, thean teik, hillside air itam, rifle range',
  Butterworth:
    'bagan ajam, bagan jermal, bagan luar, sungai puyu, teluk air tawar, chain ferry, kampung benggali, bagan lalang butterworth',
  'Bukit Mertajam':
    'machang bubok, berapit, permatang tinggi, autocity, taman alma, alma jaya, penanti, cherok tokun, bandar perda',
  'Alor Setar':
    'mergong, alor mengkudu, taman golf, alor semadom, simpang kuala, tandop, pekan rabu, shahab perdana, teluk wanjah',
  'Sungai Petani':
    'bakar arang, bandar amanjaya, amanjaya, bukit selambau, sungai petani utara, lagenda heights, taman ria jaya, sungai pasir, cinta sayang',
  Kulim: 'kulim hi-tech, taman selasih, padang meha, kulim hi tech park, sungai seluang',
  Jitra: 'kubang pasu, tanah merah jitra, bandar darulaman',
  Langkawi: 'padang matsirat, temoyong, kedawang, telaga harbour, cenang',
  Kangar: 'utan aji, beseri, jejawi, mata ayer, sungai batu pahat perlis, seriab',
  Ipoh: `
    jelapang, simpang pulai, buntong, meru raya, station 18, stesen 18, seri botani, bandar seri botani, canning garden,
    fair park, greentown, first garden, manjoi, ipoh jaya, ampang baru, bandar baru menglembu, pengkalan ipoh, taman cempaka ipoh, kinta city, pasir puteh ipoh, kampung rapat, gunung lang, medan kidd, ipoh old town, kinta riverfront`,
  'Seri Manjung': 'manjung, manjong, sri manjong, bandar baru seri manjung, samudera manjung',
  Sitiawan: 'kampung koh, simpang lima sitiawan, kampung acheh',
  Lumut: 'teluk batik, marina island, lumut waterfront',
  Bruas: 'beruas',
  Gerik: 'grik',
  Taiping: 'aulong, assam kumbang, tekah jaya, simpang taiping, pokok assam, kamunting raya',
  'Teluk Intan': 'hilir perak, batak rabit, sungai manik',
  'Kuala Kangsar': 'bukit chandan',
  'Kota Bharu':
    'wakaf siku, pasir tumboh, lundang, telipot, bunut payong, kadok, tanjung mas, guchil bayam, wakaf bunut, pantai cahaya bulan, panji kota bharu',
  Bachok: 'jelawat, beris kubur besar',
  'Pasir Puteh': 'tok bali, cherang tuli',
  'Kuala Terengganu':
    'seberang takir, batu rakit, batu enam, cabang tiga, losong, wakaf tapai, bukit besar terengganu, kuala ibai, pulau redang, redang, redang island, pulau lang tengah, lang tengah, dataran shahbandar, hiliran',
  'Kuala Nerus': 'bukit tunggal, tok jembal',
  'Kuala Berang': 'hulu terengganu, kenyir, tasik kenyir, lake kenyir',
  Permaisuri: 'setiu, bandar permaisuri',
  Cukai: 'teluk kalong, kijal kemaman, chukai kemaman, mak chili',
  Jerteh:
    'jertih, kuala besut, pulau perhentian, perhentian island, perhentian islands, perhentian kecil, perhentian besar',
  Kuantan:
    'bukit setongkol, air putih kuantan, tanah putih, teluk cempedak, semambu, alor akar, bandar indera mahkota, kubang buaya, tanjung lumpur, kempadang, permatang badak, pelindung, sungai karang, im kuantan, kuantan parade, mahkota square, uptown kuantan',
  'Bandar Pusat Jengka': 'jengka, bandar jengka',
  Bentong: 'janda baik, bukit tinggi pahang, berjaya hills, colmar tropicale',
  Jerantut: 'kuala tahan, kuala tembeling',
  Triang: 'bandar bera',
  Temerloh: 'lurah semantan',
  'Kota Kinabalu':
    'kolombong, sembulan, alamesra, foh sang, telipok, manggatal, kolam ayer, sulaman, karamunsing, bukit padang, dah yeh villa, jesselton, jesselton point, jesselton quay, kkia, kk airport, pulau gaya, pulau manukan, lintas plaza, lintas square, warisan square, damai plaza, kk waterfront',
  Penampang: 'bundusan, lido penampang, kepayan ridge, kobusak, dongongon',
  Sandakan:
    'sibuga, indah jaya, bandar indah, batu sapi, bandar utama sandakan, taman mawar sandakan, sim-sim, bandar ramai-ramai',
  Tawau: 'sabindo, fajar tawau, kubota, merotai, bandar sri indah, tanjung batu tawau, eastern plaza',
  'Lahad Datu': 'bandar cempaka',
  'Kota Kinabatangan': 'kinabatangan, sukau',
  Kuching: `
    matang jaya, kota sentosa, bdc kuching, tabuan desa, tabuan tranquility, tabuan laru, muara tebas, santubong, demak laut,
    bintawa, sungai maong, kenyalang park, saradise, sejingkat, penrissen, hui sing, samariang,
    kota padawan, padawan, gala city, sungai apong, semariang, emart batu kawa, mjc, 7th mile, batu 7 kuching, kuching waterfront, saberkas, premier 101, riverside majestic, medan niaga satok`,
  'Kota Samarahan': 'muara tuang, uni garden, desa ilmu',
  Sibu: 'lanang, upper lanang, rejang park, sungai antu, seduan, pedada, delta sibu',
  Miri: 'piasau, tudan, krokop, luak bay, marina bay miri, desa senadin, boulevard miri, imperial mall miri, miri waterfront',
  Bintulu: 'kidurong, sebiew, parkcity bintulu, assyakirin, sungai plan, kemena',
  Baram: 'marudi',
  Labuan: 'rancha-rancha, membedai, bandar labuan, pulau labuan, labuan town',
  'Telok Panglima Garang': 'bandar rimbayu, rimbayu',
  Jasin: 'jasin bestari',
  'Genting Highlands': 'genting highland, gohtong jaya, gohtong',
  Brinchang: 'kea farm, kampung kea farm',
  Raub: `frasers hill, fraser's hill, fraser hill, bukit fraser`,
  Marang: 'pulau kapas',
  Semporna: 'pulau mabul, mabul, pulau sipadan',
  Nilai: 'nilai 3, batang benar, btg benar',
  Arau: 'wang kelian',
};
