import { blankCallFields, type CallFields, type FilledValues } from '../../../../shared/calls/call';
import { findSource, pickFields, type FilledField } from './autofill-history';
import { isEqualByValue } from './is-equal-by-value';

const textFields = ['phone', 'name', 'storeName', 'email', 'address', 'state'] as const;
const otherFields = ['dealerReseller', 'callerLanguage'] as const;
const pinFields = ['latitude', 'longitude', 'pin'] as const;

/**
 * The fields that an earlier ticket filled in and that the agent has neither typed over nor confirmed. With the address goes
 * what the app itself made of it.
 */
export function listReusedFields(fields: CallFields): readonly FilledField[] {
  const { provenance, pin } = fields;
  const texts = textFields.filter((name) => provenance[name] === 'reused');
  const others = otherFields.filter((name) => findSource(fields, name) === 'caller');
  const isAddressReused = provenance.address === 'reused';
  const isOfAddress = (source: string | undefined) =>
    isAddressReused && (source === 'postcode' || source === 'town');
  const isStateOfAddress = provenance.state === 'inferred' && isOfAddress(findSource(fields, 'state'));
  const isPinUnsure = provenance.pin === 'reused' || provenance.pin === 'inferred';
  const isPinReused = isPinUnsure && (pin?.source === 'store' || isOfAddress(pin?.source));
  return [
    ...texts,
    ...others,
    ...(isAddressReused ? (['reusedPlace'] as const) : []),
    ...(isStateOfAddress ? (['state'] as const) : []),
    ...(isPinReused ? pinFields : []),
  ];
}

/** The fields as they were before an earlier ticket filled any of them in, apart from what the agent has changed since. */
export function getFieldsBeforeCallers(fields: CallFields): CallFields {
  const before = { ...fields };
  for (const name of listReusedFields(fields)) Object.assign(before, getValueBeforeCallers(fields, name));
  return before;
}

/** What stood in a field first: one caller may have replaced another. */
function getValueBeforeCallers(fields: CallFields, name: FilledField): FilledValues {
  let value = pickFields(fields, [name]);
  let isFilled = false;
  for (const { source, before, after } of fields.autofill.applied.toReversed())
    if (source === 'caller' && name in after && isEqualByValue(after[name], value[name])) {
      value = pickFields(before, [name]);
      isFilled = true;
    }
  return isFilled ? value : pickFields(blankCallFields, [name]);
}
