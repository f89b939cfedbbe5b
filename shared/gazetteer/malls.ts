import type { Region } from '../regions/malaysian-regions';

/** Well-known malls, by the region of the only one with this name. Their names are written in small letters. */
const mallsByRegion: readonly (readonly [Region, string])[] = [
  [
    'Kuala Lumpur',
    'suria klcc|pavilion kl|pavilion bukit jalil|mid valley megamall|the gardens mall|sunway velocity|nu sentral|berjaya times square|fahrenheit 88|sungei wang|plaza low yat|low yat plaza|low yat|mytown|publika|bangsar village|bangsar shopping centre|wangsa walk|setapak central|cheras leisure mall|cheras sentral|eko cheras|ekocheras|viva home|quill city mall|maju junction|starhill|exchange trx|kl gateway mall|avenue k|lalaport|kl east mall|melawati mall|semua house|kenanga wholesale city|the linc|1 mont kiara|solaris dutamas|intermark|bbcc|festival city|alpha angle|sunway putra mall|the waterfront desa parkcity',
  ],
  [
    'Selangor',
    '1 utama|one utama|sunway pyramid|ikano|ioi mall puchong|empire gallery|ss2 mall|starling mall|the starling|atria|tropicana gardens mall|da men|main place|mainplace|summit usj|setia city mall|central i-city|sacc mall|plaza shah alam|klang parade|gm klang|encorp strand|citta mall|evolve concept mall|sunway giza|quayside mall|evo mall|bangi gateway|the mines|spectrum ampang|ampang point|amcorp mall|subang parade|empire subang|the curve|dpulze|aeon bukit raja|aeon shah alam|jaya shopping centre|jaya one|tropicana city mall|centro mall|mitsui outlet park|space u8|bangi sentral',
  ],
  [
    'Johor',
    'ksl city|city square jb|komtar jbcc|johor premium outlets|paradigm mall jb|mid valley southkey|toppen|sutera mall|plaza pelangi|aeon tebrau city|aeon bukit indah|kluang mall|square one|r&f mall|wetex parade|plaza angsana|holiday plaza|batu pahat mall|the store muar|kip mall tampoi',
  ],
  [
    'Penang',
    'queensbay mall|queensbay|gurney plaza|gurney paragon|prangin mall|sunway carnival|design village|straits quay|juru auto city|island plaza|penang times square|komtar|1st avenue mall|all seasons place|sunshine square',
  ],
  ['Perak', 'ipoh parade|aeon kinta city|mydin meru|aeon klebang|aeon station 18|taiping mall'],
  ['Kedah', 'aman central|alor setar mall|langkawi parade|amanjaya mall|village mall sungai petani'],
  ['Kelantan', 'kota bharu mall|kb mall|mydin tunjong|mydin mall tunjong'],
  ['Terengganu', 'ktcc mall|paya bunga square|mayang mall'],
  [
    'Pahang',
    'east coast mall|berjaya megamall|kuantan city mall|genting sky avenue|sky avenue|skyavenue|genting premium outlets|first world plaza',
  ],
  ['Negeri Sembilan', 'palm mall|aeon seremban 2|era square|nilai square|mesamall|terminal one'],
  ['Melaka', 'dataran pahlawan|mahkota parade|hatten square|elements mall|aeon bandaraya|melaka mall'],
  [
    'Sabah',
    'suria sabah|imago|1borneo|wisma merdeka|karamunsing|oceanus mall|centre point sabah|asia city|api-api centre',
  ],
  [
    'Sarawak',
    'vivacity|the spring|plaza merdeka|bintang megamall|permy mall|wisma sanyan|boulevard mall|cityone|bintang plaza|farley mall|summer mall|delta mall|aeon mall kuching',
  ],
  ['Putrajaya', 'alamanda'],
];

/** Well-known streets that only one town has. */
const streetsByRegion: typeof mallsByRegion = [
  [
    'Kuala Lumpur',
    'jalan bukit bintang|jalan imbi|jalan alor|jalan telawi|jalan tun hs lee|jalan masjid india|jalan chow kit|lorong haji taib|jalan raja laut|jalan maarof|lorong maarof|jalan ampang hilir|jalan raja alang|jalan bunus|petaling street|lot 10 hutong',
  ],
  ['Selangor', 'klia2'],
  [
    'Penang',
    'lebuh campbell|campbell street|lebuh farquhar|farquhar street|lebuh chulia|chulia street|pengkalan weld|weld quay|jalan burma|jalan burmah|armenian street|lebuh armenian|kimberley street|lebuh kimberley|gurney drive|persiaran gurney|jalan macalister',
  ],
  ['Melaka', 'jonker street|jonker walk'],
  ['Johor', 'jalan wong ah fook'],
  ['Sabah', 'gaya street'],
  ['Sarawak', 'jalan padungan|padungan'],
];

const regionOf: ReadonlyMap<string, Region> = new Map(
  [...mallsByRegion, ...streetsByRegion].flatMap(([region, names]) =>
    names.split('|').map((name): [string, Region] => [name, region]),
  ),
);
/** In `新分店在Setia City Mall`, Chinese letters stand beside the name. */
const letter = String.raw`(?:(?!\p{Script=Han})[\p{L}\p{N}])`;
const anyMall = new RegExp(
  String.raw`(?<!${letter})(?<!(?:not|bukan) (?:the )?)(?:${[...regionOf.keys()].map((name) => name.replace(/^jalan /, '(?:jalan|jln|jl)\\.? ')).join('|')})(?!${letter})`,
  'giu',
);

/** The region of the well-known malls and streets that a text names; undefined if they are in several. */
export function findRegionOfMalls(text: string): Region | undefined {
  const regions = new Set(
    [...text.matchAll(anyMall)].map(([name]) =>
      regionOf.get(name.toLowerCase().replace(/^jln?\b\.?/, 'jalan')),
    ),
  );
  const [region] = regions;
  return regions.size === 1 ? region : undefined;
}
