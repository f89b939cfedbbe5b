import { malaysianStates } from '../../../shared/states';

/** What people say and write for a state, beside its name. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  Johor: ['johore', 'jhr'],
  'Kuala Lumpur': ['kl', 'wp kuala lumpur', 'wilayah persekutuan kuala lumpur'],
  Labuan: ['wp labuan'],
  Melaka: ['malacca', 'mlk'],
  'Negeri Sembilan': ['n9', 'ns', 'n sembilan', 'negri sembilan'],
  Penang: ['pulau pinang', 'pp', 'pg'],
  Putrajaya: ['wp putrajaya'],
  Sabah: ['north borneo'],
  Selangor: ['sgor', 'sel'],
  Terengganu: ['trengganu', 'tganu'],
};

/** The states that what was typed may mean, likeliest first: all where nothing was, none where it is one already. */
export function suggestStates(typed: string): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return malaysianStates;
  if (isState(typed)) return [];
  const exact = malaysianStates.filter((state) => otherNames[state]?.includes(wanted));
  if (exact.length > 0) return exact;
  return malaysianStates.filter((state) =>
    [state, ...(otherNames[state] ?? [])].some((name) =>
      name
        .toLowerCase()
        .split(' ')
        .some((_, index, all) => all.slice(index).join(' ').startsWith(wanted)),
    ),
  );
}

export function isState(typed: string): boolean {
  return (malaysianStates as readonly string[]).includes(typed.trim());
}
