import type { CallFields } from '../../../../shared/calls/call';
import type { PhoneDoubt } from '../../../../shared/phone/phone-doubt';
import { translateRegion } from '../../../../shared/regions/translate-region';
import type { Translate } from '../../../i18n/use-text';
import type { Mask } from '../../../components/masking/mask-scope-and-masked-text';
import type { LocationWarning } from './call-doubts';

/**
 * Says a doubt about the state in the few words that its label leaves room for. The state that is doubted stands below
 * them in the field.
 */
export function describeDoubtBeside(warning: LocationWarning, t: Translate, mask: Mask): string {
  if (warning.kind === 'postcode-and-region') {
    const { code, place } = warning.values;
    return t('callScreen.doubtBeside.postcode-and-region', {
      code,
      place: translateRegion(place, t.language),
    });
  }
  return warning.kind === 'region-of-neither'
    ? t('callScreen.doubtBeside.region-of-neither', warning.values)
    : describeDoubt(warning, t, mask);
}

/** The same beside the field and when the call is held back. */
export function describePhoneDoubt({ kind, count }: PhoneDoubt, t: Translate): string {
  return t(`fieldNotes.phone.${kind}`, { count });
}

/**
 * Says a doubt about a value of the call, with the states as they are called in the language of the window.
 * @param mask for the names of other callers and stores than those of the call
 */
export function describeDoubt(warning: LocationWarning, t: Translate, mask: Mask): string {
  if (warning.kind === 'caller-of-number') {
    const say = ({ name, storeName }: Pick<CallFields, 'name' | 'storeName'>) =>
      [name && mask('name', name), storeName && mask('store', storeName)].filter(Boolean).join(' · ');
    const { known, reused } = warning.values;
    return t('callScreen.doubt.caller-of-number', { known: say(known), reused: say(reused) });
  }
  if (warning.kind === 'place-of-other-store')
    return t('callScreen.doubt.place-of-other-store', { store: mask('store', warning.values.store) });
  if (warning.kind === 'number') return describePhoneDoubt(warning.values, t);
  if (warning.kind === 'unsure-reading')
    return t('callScreen.doubt.unsure-reading', { field: t(`fields.${warning.values.reading}`) });
  if (warning.kind === 'unread-line')
    return t('callScreen.doubt.unread-line', { line: t('callScreen.quickEntry') });
  const inLanguage = (region: string) => translateRegion(region, t.language);
  if (warning.kind === 'postcode-and-region' || warning.kind === 'pin-and-region') {
    const { place, state } = warning.values;
    const regions = { place: inLanguage(place), state: inLanguage(state) };
    return t(`callScreen.doubt.${warning.kind}`, { ...warning.values, ...regions });
  }
  if (warning.kind === 'region-of-neither') {
    const state = inLanguage(warning.values.state);
    return t('callScreen.doubt.region-of-neither', { ...warning.values, state });
  }
  return t(`callScreen.doubt.${warning.kind}`, warning.values);
}
