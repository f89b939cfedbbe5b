import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import type { ErasureRequest } from '../../shared/privacy/retention-and-erasure';
import { mightBeSameName, normalizeName } from '../../shared/text/normalize-name';
import { createCallerFinder, isWholeNumber, toOwnDigits } from './caller-text-matcher';

type Caller = Pick<ErasureRequest, 'phone' | 'name'>;

/** Tells whether a ticket has the number and the name of the request, of which one may be empty. */
export function prepareIsOfCaller({ phone, name }: Caller): (row: Caller) => boolean {
  const number = toContractPhone(phone);
  const folded = normalizeName(name);
  return (row) =>
    (number === '' || toContractPhone(row.phone) === number) &&
    (folded === '' || normalizeName(row.name) === folded);
}

/**
 * Tells whether a ticket may have both: its number or its name has more around it, as two numbers, or a title, or only a part.
 * A part of a name counts beside the number alone. Only a person can say whether that is the caller.
 */
export function prepareMayBeOfCaller({ phone, name }: Caller): (row: Caller) => boolean {
  const own = toOwnDigits(phone);
  const hasNumber = createCallerFinder([{ phone, name: '' }]);
  const hasName = createCallerFinder([{ phone: '', name }]);
  const isOfNumber = prepareIsOfCaller({ phone, name: '' });
  const isOfName = prepareIsOfCaller({ phone: '', name });
  const mayHaveNumber = (text: string): boolean =>
    isOfNumber({ phone: text, name: '' }) ||
    hasNumber(text) ||
    (isWholeNumber(text) && own.endsWith(toOwnDigits(text)));
  const mayHaveName = (text: string): boolean =>
    hasName(text) || isOfName({ phone: '', name: text }) || (own !== '' && mightBeSameName(name, text));
  return (row) => mayHaveNumber(row.phone) && mayHaveName(row.name);
}
