/**
 * The sounds of a word, as people in Malaysia spell them: Malay words, English ones, and Arabic, Tamil and Chinese names
 * in Latin letters. Words with a common key sound alike, such as Yusof and Yusuf, or Leng and Ling.
 * @param word lower-case letters a to z
 */
export function listSoundKeys(word: string): string[] {
  let spellings = [sameNames.get(word) ?? word];
  for (const [letters, others] of ambiguousLetters) {
    const more = spellings.map((spelling) => spelling.replaceAll(letters, others));
    spellings = [...new Set([...spellings, ...more])].slice(0, maxSpellings);
  }
  return [...new Set(spellings.map(toSounds))].filter((key) => key !== '');
}

const maxSpellings = 6;

/** Short forms of a name, and spellings that the rules below do not bring together. */
const sameNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    muhammad: 'md mhd muhd mohd mohammad mohamad mohamed mohammed muhamad muhammed',
    abdul: 'abd abdl',
    ahmad: 'ahmed amad achmad',
    nurul: 'nrl',
    syed: 'sayed saiyed sayyid',
    haji: 'hj',
    hajah: 'hjh hajjah',
    datuk: 'dato dt',
    restoran: 'restaurant restoren restorant',
    enterprise: 'ent',
    sri: 'seri',
    tengku: 'tunku tungku ungku engku',
    auto: 'oto',
  }).flatMap(([name, forms]) => forms.split(' ').map((form) => [form, name])),
);

/** Letters that are said in two ways: Othman is also Osman, Wei is also Wai, and the c of pharmacy is the s of farmasi. */
const ambiguousLetters: readonly (readonly [RegExp, string])[] = [
  [/th/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/a[iy]/g, 'ei'],
  [/ow/g, 'au'],
  // Guan is also Kwan, and Hup is also Hap.
  [/^g(?=[uw]a)/g, 'k'],
  [/^([a-z]{1,2})u(?=[kmp]$)/g, '$1a'],
];

/**
 * From letters to sounds, one rule after the other. Capital letters are sounds: C is the ch of Malay, N is ng, W and Y
 * are consonants, and A, I and U are the vowels.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/que$/g, 'k'],
  [/tch|zh|ch/g, 'C'],
  [/ck/g, 'k'],
  [/qu/g, 'kw'],
  [/q/g, 'k'],
  [/^x/g, 's'],
  [/x/g, 'ks'],
  [/sh|sy(?=[aeiou])|^hs/g, 's'],
  [/c(?=[eiy])/g, 'C'],
  [/c/g, 'k'],
  [/([tkgdb])h/g, '$1'],
  [/ph|f/g, 'p'],
  [/dz|z/g, 's'],
  [/dj/g, 'j'],
  [/v/g, 'W'],
  // Koay, kuay and kuey are one word of Hokkien, and so are goay and guay.
  [/([kgC])(?:u(?=[aei])|o(?=[ae][iy]))/g, '$1w'],
  [/h(?![aeiouy])/g, ''],
  [/^y(?=[eiy])/g, ''],
  [/^y(?=[aou])/g, 'Y'],
  [/w(?=[aeiouy])/g, 'W'],
  [/ng/g, 'N'],
  [/a/g, 'A'],
  [/[eiy]/g, 'I'],
  [/[ouw]/g, 'U'],
  [/b$/g, 'p'],
  [/d$/g, 't'],
  [/g$/g, 'k'],
  [/(.)\1+/g, '$1'],
];

function toSounds(word: string): string {
  return rules.reduce((sounds, [letters, sound]) => sounds.replaceAll(letters, sound), word);
}
