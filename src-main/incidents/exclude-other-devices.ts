import { isFailure, isMereSymptom } from '../../shared/incidents/trouble-topics';
import { isContextTrait, type TraitSource } from '../../shared/incidents/call-traits';
import { readTraits } from './read-traits';

/** A trouble with payments is that of every way to pay. */
const waysToPay: ReadonlySet<string> = new Set(['card terminal', 'qr', 'wallet']);

/**
 * That something does not work makes no calls alike that name different devices. Returns those of the calls that these traits
 * can make alike: without a difference all of them, otherwise those that name no device.
 */
export function excludeOtherDevices<Call extends TraitSource>(
  calls: readonly Call[],
  traits: readonly string[],
): readonly Call[] {
  if (!traits.every((trait) => isMereSymptom(trait) || isContextTrait(trait))) return calls;
  const named = calls.map(listDevices);
  const [first = [], ...others] = named.filter(({ length }) => length > 0);
  const isOneNamed =
    others.length === 0 || first.some((device) => others.every((other) => other.includes(device)));
  return isOneNamed ? calls : calls.filter((_, at) => named[at]?.length === 0);
}

/** Whether these traits can make all of the calls alike. */
export function isOfOneDevice(calls: readonly TraitSource[], traits: readonly string[]): boolean {
  return excludeOtherDevices(calls, traits).length === calls.length;
}

/** What a call names besides what is wrong with it: known devices, or else the words that may be one. */
function listDevices(call: TraitSource): readonly string[] {
  const words = readTraits(call).words.filter((word) => !isFailure(word));
  const known = words.filter((word) => !word.startsWith('"'));
  return (known.length === 0 ? words : known).map((word) => (waysToPay.has(word) ? 'payment' : word));
}
