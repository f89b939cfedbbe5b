/**
 * Lists other spellings of a typed word that are the same word in speech but have other sounds by the rules of the sound keys,
 * such as Yeap for Yap, or madam for mdm. Only what is typed is spelled in these ways: the vocabulary does not depend on them.
 * @param word lower-case letters a to z
 */
export function listSpokenForms(word: string): string[] {
  const habits = word.length <= maxSyllableLength ? [...habitsOfSyllables, ...habitsOfWords] : habitsOfWords;
  const respelled = habits.map(([letters, others]) => word.replace(letters, others));
  const forms = new Set([...(sameInSpeech.get(word) ?? []), ...respelled]);
  forms.delete(word);
  return [...forms];
}

/** A name in Chinese has syllables of this length at most. */
const maxSyllableLength = 6;

/** Names, titles, short forms and loanwords: those of a line are one word in speech. */
const groups = `
  ng eng
  yap yeap yip
  tze tzu tse zi
  ooi wooi ui oei wee
  mun man
  lakshmi laxmi letchumi letchimi
  kaur kor kour
  nair nayar
  madam mdm puan pn
  encik en mr mister
  cik ck miss ms
  tuan tn
  doktor doctor dr
  ustaz ustad ust
  cikgu cg
  sharifah syarifah sh
  abdul abdur abdus abdun abd ab
  awang awg ag
  awangku awgku agku
  dayang dyg dk
  dayangku dygku dkku
  pengiran pg pgn
  abang abg
  santa sta
  kampung kampong kg kpg
  sungai sungei sg
  jalan jln
  taman tmn
  bandar bdr
  lorong lrg
  kapitan kapten captain
  curry kari
  cake kek
  ice ais ai
  seafood sifud
  tayar tyre tyres tire
  electric elektrik letrik
  electrical elektrikal letrikal
  accessories aksesori aksesories
  station stesen stesyen
  taxi teksi
  bicycle basikal
  fashion fesyen
  college kolej
  technology teknologi
  beauty biuti
  saloon salon salun`;

const sameInSpeech: ReadonlyMap<string, readonly string[]> = new Map(
  groups
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '))
    .flatMap((group) => group.map((word) => [word, group])),
);

type Habit = readonly [letters: RegExp, others: string];

/** How the syllables of Chinese names are written, by dialect or in Pinyin. */
const habitsOfSyllables: readonly Habit[] = [
  // Yeap is also Yap, and Yeong is Yong.
  [/^ye(?=[ao])/, 'y'],
  [/^y(?=[ao])/, 'ye'],
  // Geok is also Gek.
  [/[ei]o(?=c?k$)/, 'e'],
  [/(?<=[^aeio])e(?=c?k$)/, 'eo'],
  // Nobody says the r of Kar and Kor, which are also Kah and Koh.
  [/(?<=^[^aeiou]{1,2}[ao])r$/, 'h'],
  [/(?<=^[^aeiou]{1,2}[ao])h?$/, 'r'],
  // Saw is also Sor, and Hoe is Ho.
  [/(?<=^[^aeiou]{1,2})aw$/, 'or'],
  [/(?<=^[^aeiou]{1,2})or$/, 'aw'],
  [/oe$/, 'o'],
  [/(?<=^[^aeiou]{1,2}o)$/, 'e'],
  // Loke is also Lok.
  [/(?<=ok)e$/, ''],
  [/(?<=ok)$/, 'e'],
  // Tian is also Tien.
  [/ian$/, 'ien'],
  [/ien$/, 'ian'],
  // Hwee is also Hui, and Gooi is Gui.
  [/(?<=^[^aeiou]{1,2})w(?=[aei])/, 'u'],
  [/(?<=^[^aeiou]{1,2})u(?=[aei])/, 'w'],
  [/wee$/, 'ui'],
  [/ui$/, 'wee'],
  [/oo(?=[iy]$)/, 'u'],
  [/u(?=[iy]$)/, 'oo'],
  // Min is also Ming, and Chen is Cheng.
  [/(?<=[ei])n$/, 'ng'],
  [/(?<=[ei])ng$/, 'n'],
  // Tsen is also Chen, Qi is Chi, and Cheong is Chong.
  [/^(?:ts|tz|tj)/, 'ch'],
  [/^ch/, 'ts'],
  [/^q(?=[iu])/, 'ch'],
  [/^ch(?=[iu])/, 'q'],
  [/^cheo/, 'cho'],
  [/^cho(?=ng)/, 'cheo'],
];

const habitsOfWords: readonly Habit[] = [
  // In Malay, c is ch.
  [/c(?=[aou])/, 'ch'],
  [/ch(?=[aou])/, 'c'],
  // Tuition is also tuisyen, service is servis, and hardware is hardwer.
  [/tion$/, 'syen'],
  [/s[yh]en$/, 'tion'],
  [/(?<=[a-z]{3})ce$/, 's'],
  [/(?<=[a-z]{3}[^aeiou])e$/, ''],
  [/(?<=[a-z]{3}[rsv])$/, 'e'],
  [/(?<=[a-z]{3})er$/, 'are'],
  [/(?<=[a-z]{3})are$/, 'er'],
  // Lakshmi is also Letchumi, Chandran is Chanthiran, and Gunasegaran is Kunasekaran.
  [/[ae](?:ksh|x)[iu]?(?=m)/, 'etchu'],
  [/[ae]t?ch[iu]?(?=m)/, 'aksh'],
  [/ksh/, 'ch'],
  [/(?<=[a-z]{3})t?ch(?=[iu])/, 'ksh'],
  [/(?<=n)(?:d|th?)i(?=r)/, 'd'],
  [/(?<=n)d(?=r)/, 'thi'],
  [/^k(.{5,})k/, 'g$1g'],
  [/^g(.{5,})g/, 'k$1k'],
];
