import { regions, type Region } from './malaysian-regions';

/**
 * Returns the state that a text names, if it names nothing else, in any usual spelling: `W.P. Kuala Lumpur`,
 * `N. Sembilan`, `槟城`.
 */
export function parseRegion(text: string): Region | undefined {
  if (text.length > maxNameLength) return undefined;
  const words = splitWords(text).filter((word) => word !== 'malaysia');
  return regionBySpelling.get(words.join(' ')) ?? regionBySpelling.get(removeTitles(words).join(' '));
}

/**
 * Returns the state that an address names; the last one counts. A state inside the name of a street or a town does not
 * count: `Jalan Pahang` is in Kuala Lumpur, `Johor Bahru` is a town.
 */
export function findRegionInAddress(address: string): Region | undefined {
  const words = splitWords(address.slice(-maxAddressLength));
  for (let end = words.length; end > 0; end -= 1) {
    for (let start = Math.max(0, end - maxSpellingWords); start < end; start += 1) {
      const region = regionBySpelling.get(words.slice(start, end).join(' '));
      if (region !== undefined && isUnambiguous(words, start, end)) return region;
    }
  }
  return undefined;
}

/** Finds states with a usual name of which some word begins like the text: `sem`, `pulau`, `雪`. */
export function matchRegions(text: string): Region[] {
  const wanted = splitWords(text.slice(0, maxNameLength)).join(' ');
  if (wanted === '') return [];
  const found = new Set(
    [...regionBySpelling]
      .filter(([spelling]) => ` ${spelling}`.includes(` ${wanted}`))
      .map(([, region]) => region),
  );
  return regions.filter((region) => found.has(region));
}

/** Suggests states for what was typed, likeliest first: all for blank text, none if the text is already a state. */
export function suggestRegions(typed: string): readonly string[] {
  if (typed.trim() === '') return regions;
  if (isRegionName(typed)) return [];
  const named = parseRegion(typed);
  return named === undefined ? matchRegions(typed) : [named];
}

/** Whether a text is a state's own name, as the list has it. */
export function isRegionName(typed: string): boolean {
  return (regions as readonly string[]).includes(typed.trim());
}

const maxNameLength = 60;
const maxAddressLength = 2000;
const maxSpellingWords = 3;

const otherSpellings: Readonly<Record<Region, readonly string[]>> = {
  Johor: ['johore', 'jhr', 'johor darul takzim', '柔佛', '柔佛州'],
  Kedah: ['kdh', 'kedah darul aman', '吉打', '吉打州'],
  Kelantan: ['ktn', 'kelantan darul naim', '吉兰丹', '吉蘭丹', '吉兰丹州'],
  'Kuala Lumpur': ['kl', 'k l', 'wp kl', 'wpkl', 'kuala lumpor', 'k lumpur', 'kualalumpur', '吉隆坡', '隆市'],
  Labuan: ['wp labuan', 'lbn', '纳闽', '納閩'],
  Melaka: ['malacca', 'mlk', 'melaka bandaraya bersejarah', '马六甲', '馬六甲', '马六甲州'],
  'Negeri Sembilan': [
    'n sembilan',
    'n 9',
    'n9',
    'ns',
    'negri sembilan',
    'n s',
    'negeri 9',
    'negeri sembilan darul khusus',
    '森美兰',
    '森美蘭',
  ],
  Pahang: ['phg', 'pahang darul makmur', '彭亨', '彭亨州'],
  Penang: [
    'pulau pinang',
    'p pinang',
    'pinang',
    'pg',
    'ppinang',
    'p penang',
    '槟城',
    '檳城',
    '槟州',
    '槟榔屿',
  ],
  Perak: ['prk', 'perak darul ridzuan', '霹雳', '霹靂', '霹雳州'],
  Perlis: ['pls', 'perlis indera kayangan', '玻璃市', '玻璃市州'],
  Putrajaya: ['wp putrajaya', 'pjy', '布城', '布特拉再也'],
  Sabah: ['sbh', '沙巴', '沙巴州'],
  Sarawak: ['swk', 'serawak', '砂拉越', '砂劳越', '砂勞越', '砂州'],
  Selangor: ['sgr', 'sel', 'slgr', 'selangor darul ehsan', '雪兰莪', '雪蘭莪', '雪州'],
  Terengganu: ['trg', 'tganu', 'trengganu', 'terengganu darul iman', '登嘉楼', '登嘉樓', '丁加奴'],
};

const regionBySpelling = new Map<string, Region>(
  regions.flatMap((region) =>
    [region, ...otherSpellings[region]].map((spelling) => [spelling.toLowerCase(), region] as const),
  ),
);

/**
 * Words around a state's name: `Negeri Selangor`, `Wilayah Persekutuan Labuan`, `F.T. of Kuala Lumpur`, `Labuan F.T.`,
 * `Sabah, Malaysia`
 */
const titles = new Set(
  'wilayah persekutuan federal territory of wp w p ft f t negeri state darul ehsan'.split(' '),
);

const firstWords = new Set([
  'malaysia',
  ...titles,
  ...[...regionBySpelling.keys()].map((spelling) => spelling.split(' ')[0]),
]);

/** Whether the name of a region may begin with a word in small letters. Much faster than `parseRegion`. */
export function mayBeginRegion(word: string): boolean {
  return firstWords.has(word);
}

function removeTitles(words: readonly string[]): string[] {
  return words.filter((word) => !titles.has(word));
}

/** Words before the name of a street, a settlement or a river that is named after a state. */
export const placeNamePrefixes: ReadonlySet<string> = new Set(
  'jalan jln jl lorong lrg lebuh lebuhraya persiaran taman tmn kampung kampong kg kuala kota bandar pekan pulau sungai sg bukit seksyen menara wisma plaza hotel kedai restoran kafe cafe mini'.split(
    ' ',
  ),
);
const townNameSuffixes = new Set('bahru bharu baru jaya highlands hill road street avenue'.split(' '));

/** Two or three letters inside an address may be anything, except the two abbreviations that everybody uses. */
function isUnambiguous(words: readonly string[], start: number, end: number): boolean {
  if (end - start > 1) return words.slice(start, end).join('').length > 3;
  const [before = '', word = '', after = ''] = [words[start - 1], words[start], words[end]];
  if (/^[a-z0-9]{1,3}$/.test(word) && word !== 'kl' && word !== 'n9') return false;
  return !placeNamePrefixes.has(before) && !townNameSuffixes.has(after);
}

/** Chinese names have no blanks between them, so each run of Chinese characters is split at the names of states. */
function splitWords(text: string): string[] {
  const lower = text.normalize('NFKC').toLowerCase();
  const isChinese = /\p{Script=Han}/u.test(lower);
  return (isChinese ? lower.replaceAll(chineseName, ' $& ') : lower).match(/[\p{L}\p{N}]+/gu) ?? [];
}

const chineseName = new RegExp(
  Object.values(otherSpellings)
    .flat()
    .filter((spelling) => /\p{Script=Han}/u.test(spelling))
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
);
