import type { Region } from '../regions/malaysian-regions';

/** Well-known malls, by the region of the only one with this name. Their names are written in small letters. */
const mallsByRegion: readonly (readonly [Region, string])[] = [
  [
    'Kuala Lumpur',
    'suria klcc|pavilion kl|pavilion bukit jalil|mid valley megamall|the gardens mall|sunway velocity|nu sentral|berjaya times square|fahrenheit 88|sungei wang|plaza low yat|low yat plaza|low yat|mytown|publika|bangsar village|bangsar shopping centre|wangsa walk|setapak central|cheras leisure mall|蕉赖leisure mall|蕉赖 leisure mall|cheras sentral|eko cheras|ekocheras|viva home|quill city mall|maju junction|starhill|exchange trx|kl gateway mall|avenue k|lalaport|kl east mall|melawati mall|semua house|kenanga wholesale city|the linc|1 mont kiara|solaris dutamas|intermark|bbcc|festival city|alpha angle|sunway putra mall|the waterfront desa parkcity|pavilion bukit bintang|exchange mall trx|the exchange trx|trx exchange|plaza lowyat|lowyat plaza|lowyat|ikea cheras|hartamas shopping centre|plaza damas|pertama complex|campbell complex|sogo kl|kompleks sogo|pearl point|aeon au2|aeon maluri|aeon big wangsa maju|glo damansara|plaza batai|the sphere bangsar|merdeka 118|great eastern mall|datum jelatek|pudu sentral|plaza rakyat|sunway velocity mall|kl central market|plaza arkadia|technology park malaysia|jelatek mall|aeon taman maluri|bukit jalil pavilion|the met kl|wisma yakin|wisma central|menara kl|kl tower|plaza osk|wisma genting',
  ],
  [
    'Selangor',
    '1 utama|one utama|sunway pyramid|ikano|ioi mall puchong|empire gallery|ss2 mall|starling mall|the starling|atria|tropicana gardens mall|da men|main place|mainplace|summit usj|setia city mall|central i-city|sacc mall|plaza shah alam|klang parade|gm klang|encorp strand|citta mall|evolve concept mall|sunway giza|quayside mall|evo mall|bangi gateway|the mines|spectrum ampang|ampang point|amcorp mall|subang parade|empire subang|the curve|dpulze|aeon bukit raja|aeon shah alam|jaya shopping centre|jaya one|tropicana city mall|centro mall|mitsui outlet park|space u8|bangi sentral|1utama|oneutama|ikea damansara|ipc shopping centre|paradigm mall pj|paradigm mall petaling jaya|empire shopping gallery|gamuda walk|skypark terminal|oasis square ara damansara|kelana square|sunway nexis|dataran sunway|tropicana gardens|empire city damansara|jaya 33|aeon cheras selatan|south city plaza|taming jaya|mitsui outlet|xiamen university malaysia|axis atrium|rawang parade|aeon anggun rawang|selayang mall|plaza metro kajang|metro kajang|plaza masalam|kompleks pkns shah alam|ole ole shah alam|aeon bukit tinggi|centro klang|puchong gateway|galaxy ampang|klia terminal 1|klia terminal 2|central icity|gamuda gardens|gamuda cove|the strand kota damansara|evo bangi|shaftsbury square|aeon rawang|sunway geo|sunway square mall',
  ],
  [
    'Johor',
    'ksl city|city square jb|komtar jbcc|johor premium outlets|paradigm mall jb|mid valley southkey|toppen|sutera mall|plaza pelangi|aeon tebrau city|aeon bukit indah|kluang mall|square one|r&f mall|wetex parade|plaza angsana|holiday plaza|batu pahat mall|the store muar|kip mall tampoi|ksl|jb city square|paradigm johor bahru|aeon tebrau|ikea tebrau|ioi mall kulai|bp mall|larkin sentral|the mall mid valley southkey|senai airport|legoland|johor premium outlet',
  ],
  [
    'Penang',
    'queensbay mall|queensbay|gurney plaza|gurney paragon|prangin mall|sunway carnival|design village|straits quay|juru auto city|island plaza|penang times square|komtar|1st avenue mall|all seasons place|sunshine square|first avenue mall|auto city juru|spice arena|sunshine central|icon city|aspen vision city|ikea batu kawan|megamal pinang|megamall pinang|aeon bukit mertajam|bukit jambul complex|penang sentral|chew jetty',
  ],
  [
    'Perak',
    'ipoh parade|aeon kinta city|mydin meru|aeon klebang|aeon station 18|taiping mall|terminal amanjaya|concubine lane|taiping sentral mall|aeon ipoh station 18|lost world of tambun|angsana ipoh mall|angsana ipoh',
  ],
  [
    'Kedah',
    'aman central|alor setar mall|langkawi parade|amanjaya mall|village mall sungai petani|alor star mall|city plaza alor setar|cenang mall|langkawi fair|kulim landmark|central square sungai petani|telaga harbour',
  ],
  [
    'Kelantan',
    'kota bharu mall|kb mall|mydin tunjong|mydin mall tunjong|pasar siti khadijah|aeon kota bharu|aeon mall kota bharu|kota bharu trade centre|kbtc|hospital usm',
  ],
  ['Terengganu', 'ktcc mall|paya bunga square|mayang mall|pasar payang|paya bunga|unisza|kampung cina'],
  [
    'Pahang',
    'east coast mall|berjaya megamall|kuantan city mall|genting sky avenue|sky avenue|skyavenue|genting premium outlets|first world plaza|first world hotel|genting premium outlet|awana genting|genting skyavenue|genting highland',
  ],
  [
    'Negeri Sembilan',
    'palm mall|aeon seremban 2|era square|nilai square|mesamall|terminal one|aeon seremban|seremban prima|seremban gateway|aeon nilai|mesa mall|pd waterfront|kiputra|nu mall seremban',
  ],
  [
    'Melaka',
    'dataran pahlawan|mahkota parade|hatten square|elements mall|aeon bandaraya|melaka mall|a famosa|freeport a famosa|the shore melaka|mydin mitc|melaka sentral',
  ],
  [
    'Sabah',
    'suria sabah|imago|1borneo|wisma merdeka|karamunsing|oceanus mall|centre point sabah|asia city|api-api centre|kk times square|centre point kk|one borneo|itcc penampang|itcc|kkia|harbour mall sandakan|sandakan harbour square|jesselton|eastern plaza tawau|asia city complex|plaza shell',
  ],
  [
    'Sarawak',
    'vivacity|the spring|plaza merdeka|bintang megamall|permy mall|wisma sanyan|boulevard mall|cityone|bintang plaza|farley mall|summer mall|delta mall|aeon mall kuching|city one megamall|emart|star mega mall|permaisuri imperial city mall|paragon bintulu|marina miri|aeon kuching|farley kuching|farley sibu|carpenter street|merdeka plaza kuching|unimas',
  ],
  ['Putrajaya', 'alamanda|conezion|ayer@8|ioi city mall putrajaya|putrajaya sentral'],
  ['Perlis', 'unimap'],
  ['Labuan', 'financial park'],
];

/** Well-known streets that only one town has. */
const streetsByRegion: typeof mallsByRegion = [
  [
    'Kuala Lumpur',
    'jalan bukit bintang|jalan imbi|jalan alor|jalan telawi|jalan tun hs lee|jalan masjid india|jalan chow kit|lorong haji taib|jalan raja laut|jalan maarof|lorong maarof|jalan ampang hilir|jalan raja alang|jalan bunus|petaling street|lot 10 hutong|changkat bukit bintang|jalan pudu|jalan yap kwan seng|jalan kuchai maju|jalan radin bagus|jalan radin anum',
  ],
  ['Selangor', 'klia2|jalan goh hock huat'],
  [
    'Penang',
    'lebuh campbell|campbell street|lebuh farquhar|farquhar street|lebuh chulia|chulia street|pengkalan weld|weld quay|jalan burma|jalan burmah|armenian street|lebuh armenian|kimberley street|lebuh kimberley|gurney drive|persiaran gurney|jalan macalister|lebuh pantai|beach street|lebuh carnarvon|carnarvon street|love lane|lebuh acheh|jalan kelawei|jalan kelawai',
  ],
  ['Melaka', 'jonker street|jonker walk|jalan ong kim wee'],
  ['Perak', 'jalan yau tet shin'],
  ['Kedah', 'jalan teluk wanjah'],
  ['Johor', 'jalan wong ah fook|jalan tan hiok nee'],
  ['Sabah', 'gaya street'],
  ['Sarawak', 'jalan padungan|padungan|jalan tun jugah|jalan wong nai siong|jalan datuk amar kalong ningkan'],
];

function listNames(byRegion: typeof mallsByRegion): (readonly [name: string, region: Region])[] {
  return byRegion.flatMap(([region, names]) => names.split('|').map((name) => [name, region] as const));
}

const regionOfMall: ReadonlyMap<string, Region> = new Map(listNames(mallsByRegion));
const regionOf: ReadonlyMap<string, Region> = new Map([...regionOfMall, ...listNames(streetsByRegion)]);
/** In `新分店在Setia City Mall`, Chinese letters stand beside the name. */
const letter = String.raw`(?:(?!\p{Script=Han})[\p{L}\p{N}])`;
const anyMall = new RegExp(
  String.raw`(?<!${letter})(?<!(?:not|bukan) (?:the )?)(?:${[...regionOf.keys()].map((name) => name.replace(/^jalan /, '(?:jalan|jln|jl)\\.? ')).join('|')})(?!${letter})`,
  'giu',
);

const firstWordsOfMalls = new Set([...regionOfMall.keys()].map((name) => name.split(' ')[0]));

/** Whether the name of a well-known mall may begin with a word in small letters. */
export function mayBeginMall(word: string): boolean {
  return firstWordsOfMalls.has(word);
}

/** The region of the well-known mall of exactly this name. */
export function getRegionOfMall(name: string): Region | undefined {
  return regionOfMall.get(name.toLowerCase());
}

/** The region of the well-known malls and streets that a text names; undefined if they are in several. */
export function findRegionOfMallsAndStreets(text: string): Region | undefined {
  const regions = new Set(
    [...text.matchAll(anyMall)].map(([name]) =>
      regionOf.get(name.toLowerCase().replace(/^jln?\b\.?/, 'jalan')),
    ),
  );
  const [region] = regions;
  return regions.size === 1 ? region : undefined;
}
