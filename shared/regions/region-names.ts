import { malaysianStates, type MalaysianState } from './regions';

/** The state that a text names and nothing else, in any usual spelling: `W.P. Kuala Lumpur`, `N. Sembilan`, `槟城`. */
export function stateNamed(text: string): MalaysianState | undefined {
  if (text.length > longestName) return undefined;
  const words = wordsOf(text).filter((word) => word !== 'malaysia');
  return stateBySpelling.get(words.join(' ')) ?? stateBySpelling.get(withoutTitles(words).join(' '));
}

/**
 * The state that an address names, which is its last one. Not the one in the name of a street or a town: `Jalan
 * Pahang` is in Kuala Lumpur, `Johor Bahru` is a town.
 */
export function stateIn(address: string): MalaysianState | undefined {
  const words = wordsOf(address.slice(-longestAddress));
  for (let end = words.length; end > 0; end -= 1) {
    for (let start = Math.max(0, end - longestSpelling); start < end; start += 1) {
      const state = stateBySpelling.get(words.slice(start, end).join(' '));
      if (state !== undefined && isClear(words, start, end)) return state;
    }
  }
  return undefined;
}

/** The states of which some usual name has a word that begins like the text: `sem`, `pulau`, `雪`. */
export function statesLike(text: string): MalaysianState[] {
  const wanted = wordsOf(text.slice(0, longestName)).join(' ');
  if (wanted === '') return [];
  const found = new Set(
    [...stateBySpelling]
      .filter(([spelling]) => ` ${spelling}`.includes(` ${wanted}`))
      .map(([, state]) => state),
  );
  return malaysianStates.filter((state) => found.has(state));
}

/** The states that what was typed may mean, likeliest first: all where nothing was, none where it is one already. */
export function suggestStates(typed: string): readonly string[] {
  if (typed.trim() === '') return malaysianStates;
  if (isState(typed)) return [];
  const named = stateNamed(typed);
  return named === undefined ? statesLike(typed) : [named];
}

/** Whether it is a state's own name, as it stands in the list. */
export function isState(typed: string): boolean {
  return (malaysianStates as readonly string[]).includes(typed.trim());
}

const longestName = 60;
const longestAddress = 2000;
const longestSpelling = 3;

const otherSpellings: Readonly<Record<MalaysianState, readonly string[]>> = {
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

const stateBySpelling = new Map<string, MalaysianState>(
  malaysianStates.flatMap((state) =>
    [state, ...otherSpellings[state]].map((spelling) => [spelling.toLowerCase(), state] as const),
  ),
);

/** `Negeri Selangor`, `Wilayah Persekutuan Labuan`, `F.T. of Kuala Lumpur`, `Labuan F.T.`, `Sabah, Malaysia` */
const titles = new Set(
  'wilayah persekutuan federal territory of wp w p ft f t negeri state darul ehsan'.split(' '),
);

function withoutTitles(words: readonly string[]): string[] {
  return words.filter((word) => !titles.has(word));
}

/** What stands before the name of a street, a settlement or a river that is called after a state. */
export const beforeNames: ReadonlySet<string> = new Set(
  'jalan jln jl lorong lrg lebuh lebuhraya persiaran taman tmn kampung kampong kg kuala kota bandar pekan pulau sungai sg bukit seksyen menara wisma plaza hotel kedai restoran kafe cafe mini'.split(
    ' ',
  ),
);
const afterTownNames = new Set('bahru bharu baru jaya highlands hill road street avenue'.split(' '));

/** Two or three letters may be anything within an address, but for two that everybody writes. */
function isClear(words: readonly string[], start: number, end: number): boolean {
  if (end - start > 1) return words.slice(start, end).join('').length > 3;
  const [before = '', word = '', after = ''] = [words[start - 1], words[start], words[end]];
  if (/^[a-z0-9]{1,3}$/.test(word) && word !== 'kl' && word !== 'n9') return false;
  return !beforeNames.has(before) && !afterTownNames.has(after);
}

/** Chinese names stand without blanks, so each run of such signs is cut at the names of states. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(chineseName, ' $& ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

const chineseName = new RegExp(
  Object.values(otherSpellings)
    .flat()
    .filter((spelling) => /\p{Script=Han}/u.test(spelling))
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
);
