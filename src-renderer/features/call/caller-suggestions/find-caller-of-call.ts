import type { CallFields } from '../../../../shared/calls/call';
import { toWholeNumber } from '../../../../shared/calls/caller-of-number';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import { mightBeSamePerson } from '../../../../shared/callers/might-be-same-person';
import { hasSameStoreWords } from '../../../../shared/text/is-other-store-name';

type CallerOfCallInput = Pick<CallFields, 'phone' | 'name' | 'storeName'>;

/**
 * Returns the suggested caller whom the call is about: filled in from the card, or typed. It goes by the store, or,
 * without one, by the name. Of several, it is the one with the number of the call, then the one with its name, then the
 * likeliest.
 */
export function findCallerOfCall(
  { phone, name, storeName }: CallerOfCallInput,
  callers: readonly Caller[],
): Caller | undefined {
  const number = toWholeNumber(phone);
  const hasName = (caller: Caller) => name.trim() !== '' && mightBeSamePerson(caller.name, name);
  const weigh = (caller: Caller) => 2 * Number(caller.phone === number) + Number(hasName(caller));
  const [best] = callers
    .filter((caller) =>
      storeName.trim() === ''
        ? caller.storeName === '' && hasName(caller)
        : hasSameStoreWords(caller.storeName, storeName),
    )
    .toSorted((a, b) => weigh(b) - weigh(a));
  return best;
}
