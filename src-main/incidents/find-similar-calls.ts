import type { TraitSource } from '../../shared/incidents/call-traits';
import { baselineIssueTexts } from './baseline-issue-texts';
import { excludeOtherDevices, isOfOneDevice } from './exclude-other-devices';
import { readTraits, saysAllTogether } from './read-traits';
import { similarCallsWindowMs } from './similar-calls-window-ms';

/** A call as the search for similar calls reads it. */
export type ReadCall = TraitSource & {
  readonly ticketId: number;
  readonly atMs: number;
  readonly phone: string;
  readonly storeName: string;
};

/** Calls of different callers that have something rare in common. */
export type FoundCalls = {
  readonly traits: readonly string[];
  /** Newest first. */
  readonly calls: readonly ReadCall[];
  /** The number of different callers. */
  readonly callerCount: number;
  /** How many such findings 10,000 ordinary calls of this history have by chance. */
  readonly expectedByChance: number;
};

/** So many earlier calls say what is ordinary. */
export const maxOrdinaryCalls = 4000;

/** With fewer calls of its own, a history borrows the ordinary calls of any help desk. */
const minToKnow = 500;

/** With still fewer, only calls that are alike in several ways are reported. */
const minToCompare = 100;

const minCalls = 3;
const maxCalls = 6;
/** In a short history, calls this far apart or less are close to each other. */
const maxInRow = 6;
/** A history as long as this may have one false alarm. The budget leaves room for what the estimate does not know. */
const callsOfPromise = 10_000;
const budget = 0.008;

/** What is ordinary in a history. */
export type Baseline = ReturnType<typeof createBaseline>;

/** @param earlier older calls, newest first, at most `maxOrdinaryCalls` */
export function createBaseline(earlier: readonly ReadCall[]) {
  const ids = new Map<string, number>();
  // A short history does not tell which regions, dealers and services are ordinary.
  const isYoung = earlier.length < minToKnow;
  const toId = (trait: string): number => {
    const id = ids.get(trait) ?? ids.size;
    ids.set(trait, id);
    return id;
  };
  const traitsOf = (call: TraitSource): CallTraits => {
    const { words, context } = readTraits(call);
    return { words: words.map(toId), context: isYoung ? [] : context.map(toId) };
  };
  const borrowed = isYoung ? baselineIssueTexts.map((issue) => ({ ...nobodysCall, issue })) : [];
  // Nothing is compared with a still shorter one.
  const ordinary: readonly TraitSource[] = earlier.length < minToCompare ? [] : [...earlier, ...borrowed];
  const singles = new Map<number, number>();
  const pairs = new Map<number, number>();
  for (const call of ordinary) {
    const traits = traitsOf(call);
    for (const id of traits.words) singles.set(id, (singles.get(id) ?? 0) + 1);
    forEachPair(traits, (pair) => pairs.set(pair, (pairs.get(pair) ?? 0) + 1));
  }
  return {
    size: earlier.length,
    traitsOf,
    nameOf: (wanted: number) => [...ids].find(([, id]) => id === wanted)?.[0] ?? '',
    singles: {
      countOf: (key: number) => singles.get(key) ?? 0,
      estimate: createEstimate(singles, ordinary.length),
    },
    pairs: {
      countOf: (key: number) => pairs.get(key) ?? 0,
      estimate: createEstimate(pairs, ordinary.length),
    },
    chances: createChances(earlier),
  };
}

/**
 * Finds calls of the last hour that are more alike than chance explains. A trait, or a pair of traits, that three callers
 * share is reported if traits as rare as it would coincide less than `budget` times in 10,000 calls. The estimate comes from
 * the earlier calls: how often each trait occurs, and how many calls an hour has.
 * @param recent the calls of the last hour
 */
export function findSimilarCalls(recent: readonly ReadCall[], baseline: Baseline): FoundCalls | null {
  if (baseline.size < minToCompare) return findStronglyAlike(recent);
  let best: FoundCalls | null = null;
  for (const shared of listShared(recent, baseline.traitsOf)) {
    const { key, isPair } = shared;
    const names = isPair ? splitPair(key).map(baseline.nameOf) : [baseline.nameOf(key)];
    const together = shared.calls.filter((call) => saysAllTogether(call, names));
    const calls = excludeOtherDevices(together, names);
    const places = calls.length === shared.calls.length ? shared.places : listPlaces(calls, recent);
    const { countOf, estimate } = isPair ? baseline.pairs : baseline.singles;
    const count = countOf(key);
    for (let callers = minCalls; callers <= Math.min(places.length, maxCalls); callers += 1) {
      const span = (places[callers - 1] ?? 0) - (places[0] ?? 0) + 1;
      const expectedByChance =
        estimate(count, callers) * baseline.chances({ callers, span, recent: recent.length });
      if (expectedByChance > budget) continue;
      if (best !== null && best.expectedByChance <= expectedByChance) continue;
      best = { traits: names, calls, callerCount: places.length, expectedByChance };
    }
  }
  return best;
}

/**
 * In a history that is too short to tell what is rare: three callers with two words and the service in common, as far as it is
 * known, and one of region, dealer and close one after the other.
 */
function findStronglyAlike(recent: readonly ReadCall[]): FoundCalls | null {
  const traits = recent.map(readTraits);
  for (const [first, second, third] of listCloseTriples(recent.length)) {
    const three = [first, second, third].flatMap((at) => recent[at] ?? []);
    if (listOnePerCaller(three).length < minCalls) continue;
    const share = (list: 'words' | 'context') =>
      (traits[first]?.[list] ?? []).filter(
        (trait) =>
          traits[second]?.[list].includes(trait) === true && traits[third]?.[list].includes(trait) === true,
      );
    const words = share('words');
    const context = share('context');
    const hanParts = words.filter((word) => /\p{Script=Han}/u.test(word));
    const count = countTellingWords(words) - Math.max(0, hanParts.length - 1);
    // Between calls about anything else than printers, which every third caller has, one other call may stand.
    const isInRow = third - first < (words.includes('printer') ? minCalls : minCalls + 1);
    // A call without a ticket often has no service.
    const isService = new Set(three.flatMap(({ serviceId }) => serviceId ?? [])).size <= 1;
    const isNarrow = context.some((trait) => !trait.startsWith('service:'));
    const isOfOneThing = isOfOneDevice(three, words) && three.every((call) => saysAllTogether(call, words));
    if (count >= 2 && isService && isOfOneThing && (isInRow || isNarrow)) {
      // Three give it away; another call in the same words belongs to them as well, however far back it is.
      const calls = recent.filter(
        (call, at) =>
          words.every((word) => traits[at]?.words.includes(word) === true) &&
          saysAllTogether(call, words) &&
          isOfOneDevice([...three, call], words),
      );
      return {
        traits: words,
        calls,
        callerCount: listOnePerCaller(calls).length,
        expectedByChance: budget,
      };
    }
  }
  return null;
}

/** Of every other printer; they make two calls no more alike. */
const saidWithPrinters: ReadonlySet<string> = new Set(['kitchen', 'receipt']);

/** Of any thing; without it, it says nothing that a closer word for the same has not said. */
const closerFailures: ReadonlySet<string> = new Set(['no connection', 'declined']);
const causes: ReadonlySet<string> = new Set(['power', 'update']);

/** How many words say something of their own. That it does not work is only said of a thing, and in no other word. */
function countTellingWords(words: readonly string[]): number {
  const others = words.filter((word) => !saidWithPrinters.has(word) && word !== 'fault');
  const isTold = words.includes('fault') && !others.some((word) => closerFailures.has(word));
  return others.length + (isTold && others.some((word) => !causes.has(word)) ? 1 : 0);
}

/** Three calls of six in a row, newest first. */
function* listCloseTriples(count: number): Generator<readonly [number, number, number]> {
  for (let third = 2; third < count; third += 1) {
    const newest = Math.max(0, third - maxInRow + 1);
    for (let second = newest + 1; second < third; second += 1) {
      for (let first = newest; first < second; first += 1) yield [first, second, third];
    }
  }
}

const nobodysCall = { dealer: '', regionName: '', serviceId: null };

type CallTraits = { readonly words: readonly number[]; readonly context: readonly number[] };

type SharedTrait = {
  readonly key: number;
  readonly isPair: boolean;
  readonly calls: readonly ReadCall[];
  /** Where the first call of each caller stands among the recent ones, from the newest. */
  readonly places: readonly number[];
};

/** The traits, and pairs of them, that enough different callers share. */
function listShared(recent: readonly ReadCall[], traitsOf: (call: TraitSource) => CallTraits): SharedTrait[] {
  const singles = new Map<number, ReadCall[]>();
  const pairs = new Map<number, ReadCall[]>();
  const add = (to: Map<number, ReadCall[]>, key: number, call: ReadCall) => {
    const calls = to.get(key);
    if (calls === undefined) to.set(key, [call]);
    else calls.push(call);
  };
  for (const call of recent) {
    const traits = traitsOf(call);
    for (const id of traits.words) add(singles, id, call);
    forEachPair(traits, (pair) => add(pairs, pair, call));
  }
  const toSharedTraits = (of: Map<number, ReadCall[]>, isPair: boolean): SharedTrait[] =>
    [...of].flatMap(([key, calls]) => {
      const places = calls.length < minCalls ? [] : listPlaces(calls, recent);
      return places.length < minCalls ? [] : [{ key, isPair, calls, places }];
    });
  return [...toSharedTraits(singles, false), ...toSharedTraits(pairs, true)];
}

function listPlaces(calls: readonly ReadCall[], recent: readonly ReadCall[]): number[] {
  return listOnePerCaller(calls).map((call) => recent.indexOf(call));
}

/** Calls of the same number, or of the same store, are one caller's. So are all calls without either. */
function listOnePerCaller(calls: readonly ReadCall[]): ReadCall[] {
  const known = new Set<string>();
  return calls.filter(({ phone, storeName }) => {
    const names = [`p${phone}`, `s${storeName.toLowerCase()}`].filter((name) => name.length > 1);
    if (names.length === 0) names.push('');
    const isNew = names.every((name) => !known.has(name));
    for (const name of names) known.add(name);
    return isNew;
  });
}

const pairBase = 2 ** 24;

/** Pairs of words, and pairs of a word and a region, a dealer or a service. */
function forEachPair({ words, context }: CallTraits, use: (pair: number) => void): void {
  words.forEach((one, at) => {
    for (const other of words.slice(at + 1)) use(toPair(one, other));
    for (const other of context) use(toPair(one, other));
  });
}

function toPair(one: number, other: number): number {
  return Math.min(one, other) * pairBase + Math.max(one, other);
}

function splitPair(pair: number): number[] {
  return [Math.floor(pair / pairBase), pair % pairBase];
}

/**
 * Returns how many groups of so many calls lie within an hour, or within so many calls in a row if that is less, in as many
 * calls as the promise is about. Twice as many in a row, because several lengths are tried.
 */
function createChances(earlier: readonly ReadCall[]) {
  const times = earlier.map(({ atMs }) => atMs).toSorted((a, b) => a - b);
  let first = 0;
  const before = times.map((atMs, at) => {
    while ((times[first] ?? atMs) <= atMs - similarCallsWindowMs) first += 1;
    return at - first;
  });
  const scale = earlier.length === 0 ? 0 : callsOfPromise / earlier.length;
  return ({ callers, span, recent }: Record<'callers' | 'span' | 'recent', number>) => {
    const inHour =
      scale * before.reduce((sum, count) => sum + choose(count, callers - 1), 0) + choose(recent, callers);
    const inRow = 2 * callsOfPromise * choose(span - 1, callers - 1);
    return Math.min(inHour, inRow);
  };
}

function choose(all: number, some: number): number {
  let ways = 1;
  for (let at = 0; at < some; at += 1) ways *= Math.max(0, all - at) / (at + 1);
  return ways;
}

/**
 * Returns how many groups of so many calls share a trait by chance, for each group of calls: of all traits that are at most as
 * frequent as one that occurs `count` times. Traits that never occurred are taken to be as many, and half as frequent, as
 * those that occurred once (Good and Turing).
 */
function createEstimate(
  counts: ReadonlyMap<number, number>,
  total: number,
): (count: number, callers: number) => number {
  const traitsByCount = new Map<number, number>();
  for (const count of counts.values()) traitsByCount.set(count, (traitsByCount.get(count) ?? 0) + 1);
  return (count, callers) => {
    let sum = (traitsByCount.get(1) ?? 0) * 0.5 ** (callers - 1);
    for (const [occurrences, traits] of traitsByCount) {
      if (occurrences <= count) sum += traits * occurrences ** callers;
    }
    return sum / total ** callers;
  };
}
