import { mightBeSamePerson } from '../../../shared/callers/might-be-same-person';
import { isOtherStoreName } from '../../../shared/text/is-other-store-name';

/** Who called, as two calls of one number name them; '' where one does not. */
export type TwoCallers = Readonly<Record<'name' | 'store' | 'nameNow' | 'storeNow', string>>;

/** Whether nothing says that these are two persons, or two stores. */
export function mightBeSameCaller({ name, store, nameNow, storeNow }: TwoCallers): boolean {
  const isBlank = name.trim() === '' || nameNow.trim() === '';
  return (isBlank || mightBeSamePerson(name, nameNow)) && !isOtherStoreName(store, storeNow);
}
