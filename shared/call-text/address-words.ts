/** Words that begin the name of a street, an estate or a village. */
export const street =
  /^(?:jalan|jln|jl|jlan|lorong|lrg|lebuh|lebuhraya|persiaran|psrn|lengkok|lintang|leboh|lilitan|changkat|solok|medan|taman|tmn|kampung|kampong|kg|desa|bandar|bdr|seksyen|section|sek|presint|precinct|felda|residensi|pangsapuri|apartment|kondominium|kawasan|pekan|batu|km|dataran)$/;
export const streetBehind = /^(?:road|rd|street|avenue|lane|drive|garden|gardens|heights)$/;
const building =
  /^(?:mall|plaza|menara|wisma|kompleks|complex|tower|towers|square|arcade|parade|pyramid|pavilion|hospital|terminal|stadium|masjid|pasar|galeri|megamall|hypermarket|aeon|jusco|lotus|lotuss|tesco|klcc|sentral|central|velocity|gurney|walk|avenue|boulevard|paradigm|citta|ioi|ecohill|ativo|publika|starling|quayside|sogo|midvalley|shopping|airport|klia|klia2|exchange|courtyard|centrepoint|residence|residency|uptown|paragon)$/;
export const unitPrefix =
  /^(?:no|lot|unit|suite|blok|block|tingkat|level|floor|aras|kedai|gerai|stall|booth|kiosk|pt|shoplot|sublot)$/;
/** `12A`, `B-1-7`, `LG2.15`, not `24jam`. */
export const unit =
  /^(?!ke\d|rm\d|\d+x$|[a-z]{3,}\d$)(?=.*\d)(?!.*\d[a-z]{2})(?:[a-z]{0,2}\d{0,4}[a-z]?[-/.]?){1,4}$/;
export const numberedArea = /^(?:ss|au|usj|pju|pjs|puj|ttdi|bu|sd|bp|bk|u)\d{1,2}[a-z]?(?:\/\d{1,3}[a-z]?)?$/;

export function isBuilding(plain: string): boolean {
  return building.test(plain);
}

const placePrefix =
  /^(?:wakaf|kuala|sungai|sg|bukit|bkt|parit|pengkalan|tanjung|tanjong|tg|teluk|telok|ulu|hulu|padang|permatang|kubang|lubuk|pulau|simpang|batu|alor|paya|jalan|jln|taman|tmn|kampung|kg|bandar|desa|lorong|wangsa)$/;

/** Words that begin the names of villages, hills and rivers: `Wakaf Che Yeh`. */
export function isPlacePrefix(plain: string): boolean {
  return placePrefix.test(plain);
}

/**
 * Words that introduce the name of a street, an estate or a building. Alone, or at the end of a shop's name, they
 * introduce nothing.
 */
export const named = [
  String.raw`(?<!(?:tak|tidak|x|tk)\s)jalan|jln\.?|jl|lorong|lrg|lebuh|lebuhraya|persiaran|lengkok|medan|taman|tmn|kampung|kampong|kg\.?(?!\s+(?:lot|no|unit|\d|[a-z]{1,2}-?\d|(?:to|per|bag|mix|jadi|jd|besi|tembaga|dan|and|or|atau|vs)\b))`,
  'kompleks|complex|plaza|mall|bandar|pekan|pasar(?! (?:raya|mini)(?![a-z]))|menara|wisma|presint|persint|precinct',
  'kawasan|kem|felda|pangsapuri|kondominium|residensi|apartment',
].join('|');

/** Whether a text contains a word for a street, an estate or a building. */
export function namesStreet(text: string): boolean {
  return streetWithin.test(text);
}

export const streetWithin = new RegExp(String.raw`(?<![\p{L}])(?:${named})(?![\p{L}])`, 'iu');

/** Streets are named after these heroes: `Jalan Hang Tuah`. `hang` is otherwise a complaint. */
export const hero = /\bhang (?:tuah|jebat|kasturi|lekir|lekiu|nadim|li po)\b/gi;
