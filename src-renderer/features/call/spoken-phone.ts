import { toContractPhone } from '../../../shared/phone';

/**
 * A phone number in the groups in which it is said. Malaysian ones as people there say them (`012-345 6789`),
 * others in fours; never a digit more or less than was typed.
 */
export function spokenPhone(typed: string): string {
  const digits = toContractPhone(typed);
  if (!/^\d+$/.test(digits)) return typed.trim();
  const local = /^60(\d{7,10})$/.exec(digits)?.[1];
  return local === undefined
    ? `${digits.length > 10 ? '+' : ''}${inFours(digits)}`
    : spokenLocal(`0${local}`);
}

function spokenLocal(local: string): string {
  const areaLength = areaLengthOf(local);
  return `${local.slice(0, areaLength)}-${inHalves(local.slice(areaLength))}`;
}

function areaLengthOf(local: string): number {
  if (local.startsWith('01') || /^08[2-9]/.test(local)) return 3;
  return 2;
}

function inHalves(rest: string): string {
  const head = rest.length <= 7 ? 3 : 4;
  return `${rest.slice(0, head)} ${rest.slice(head)}`;
}

function inFours(digits: string): string {
  return digits.replaceAll(/(\d{4})(?=\d)/g, '$1 ');
}
