import { pickOne } from '../../measurement/seeded-random';

/** Every way in which a call of the day goes. */
const callKinds = [
  'sent',
  'asked-about-case',
  'solved',
  'complaint',
  'wrong-number',
  'rings-again',
  'missed',
  'parked',
  'uncertain',
  'rejected',
  'incident',
  'discarded',
] as const;

export type CallKind = (typeof callKinds)[number];

/** One call of the day. Its `word` is in the name of its caller or in its issue, and in no other call. */
export type PlannedCall = {
  readonly kind: CallKind;
  readonly phone: string;
  readonly name: string;
  readonly store: string;
  readonly issue: string;
  readonly word: string;
  /** A case number that StoreHub's support tells on the phone. */
  readonly quotedCaseNumber: string;
};

export type TypedField = 'phone' | 'name' | 'storeName' | 'issue';

/** The digit of each ending in the list of Ctrl+F2. */
export const endingDigits: Partial<Record<CallKind, number>> = {
  'asked-about-case': 1,
  solved: 2,
  missed: 2,
  incident: 2,
  discarded: 2,
  complaint: 3,
  'wrong-number': 4,
  'rings-again': 5,
};

/** The fields that the robot types for a call, in order. */
export function listTypedFields({ kind }: PlannedCall): readonly TypedField[] {
  return kind === 'wrong-number' ? ['phone'] : ['phone', 'name', 'storeName', 'issue'];
}

/** The day begins with a ticket, which later callers ask about, and three callers with the same trouble. */
const firstKinds: readonly CallKind[] = ['sent', 'solved', 'solved', 'solved'];
const sameTrouble = ['Card terminal declined', 'Terminal kad ditolak', '刷卡机全部被拒绝'];
const troubles = [
  'printer dapur tak cetak',
  'tablet screen is black',
  'cash drawer stuck',
  'cannot close the shift',
  '收据机卡纸',
  'scanner tak baca barcode',
  'wifi keeps dropping',
  'sales report is empty',
  'app asks for a password',
  'harga salah dalam resit',
];
const names = ['Noraini', 'Siew Ling', 'Kumaravel', 'Hakim', 'Puteri', 'Jason', 'Letchumi', 'Azman'];
const shops = ['Kedai', 'Restoran', 'Butik', 'Kafe', 'Farmasi', 'Bengkel'];

/** Draws a day. Every kind comes as often as every other, in any order. */
export function planDay(count: number, random: () => number): PlannedCall[] {
  const kinds = Array.from(
    { length: count - firstKinds.length },
    (_, at) => callKinds[at % callKinds.length]!,
  );
  for (let at = kinds.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [kinds[at], kinds[other]] = [kinds[other]!, kinds[at]!];
  }
  const calls: PlannedCall[] = [];
  for (const [at, kind] of [...firstKinds, ...kinds].entries()) {
    const word = spell(at, random);
    const isSameTrouble = kind === 'incident' || (at > 0 && at < firstKinds.length);
    const caller = kind === 'asked-about-case' ? calls[0] : undefined;
    calls.push({
      kind,
      word,
      phone: caller?.phone ?? `01${2 + (at % 8)}${3_000_000 + at * 61_211 + Math.floor(random() * 1_000)}`,
      name: caller?.name ?? `${pickOne(names, random)} ${capitalize(word)}`,
      store: caller?.store ?? `${pickOne(shops, random)} ${capitalize(spell(at, random))}`,
      issue: isSameTrouble ? sameTrouble[at % 3]! : `${pickOne(troubles, random)} ${word}`,
      quotedCaseNumber: `STOREHUB${7_000 + at}-CA${500_000 + at}B`,
    });
  }
  return calls;
}

const consonants = 'bdfghjklmnprstw';
const vowels = 'aeiou';

/** An invented word. The first three syllables say which call it is of. */
function spell(order: number, random: () => number): string {
  const syllables = [order % 15, Math.floor(order / 15), order % 7].map(
    (consonant, at) => `${consonants.charAt(consonant)}${vowels.charAt((order + at) % 5)}`,
  );
  const last = `${pickOne(consonants.split(''), random)}${pickOne(vowels.split(''), random)}`;
  return `${syllables.join('')}${last}${pickOne('kmnrst'.split(''), random)}`;
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
