import type { CallFields } from '../../../../shared/calls/call';
import type { PhoneDoubt } from '../../../../shared/phone/phone-doubt';
import { translateRegion } from '../../../../shared/regions/translate-region';
import type { Translate } from '../../../i18n/use-text';
import type { Mask } from '../../../components/masking/mask-scope-and-masked-text';
import { restToIssueKey } from '../quick-entry/unread-line';
import type { CallDoubt } from './call-doubts';

/**
 * Says a doubt about the state in the few words that its label leaves room for. The state that is doubted stands below
 * them in the field.
 */
export function describeDoubtBeside(doubt: CallDoubt, t: Translate, mask: Mask): string {
  if (doubt.kind === 'postcode-and-region') {
    const { code, place } = doubt.values;
    return t('callScreen.doubtBeside.postcode-and-region', {
      code,
      place: translateRegion(place, t.language),
    });
  }
  return doubt.kind === 'region-of-neither'
    ? t('callScreen.doubtBeside.region-of-neither', doubt.values)
    : describeDoubt(doubt, t, mask);
}

/** The same beside the field and when the call is held back. */
export function describePhoneDoubt({ kind, count }: PhoneDoubt, t: Translate): string {
  return t(`fieldNotes.phone.${kind}`, { count });
}

/**
 * Says a doubt about a value of the call, with the states as they are called in the language of the window.
 * @param mask for the names of other callers and stores than those of the call
 */
export function describeDoubt(doubt: CallDoubt, t: Translate, mask: Mask): string {
  if (doubt.kind === 'caller-of-number') {
    const say = ({ name, storeName }: Pick<CallFields, 'name' | 'storeName'>) =>
      [name && mask('name', name), storeName && mask('store', storeName)].filter(Boolean).join(' · ');
    const { known, reused } = doubt.values;
    return t('callScreen.doubt.caller-of-number', { known: say(known), reused: say(reused) });
  }
  if (doubt.kind === 'place-of-other-store')
    return t('callScreen.doubt.place-of-other-store', { store: mask('store', doubt.values.store) });
  if (doubt.kind === 'number') return describePhoneDoubt(doubt.values, t);
  if (doubt.kind === 'unsure-reading')
    return t('callScreen.doubt.unsure-reading', { field: t(`fields.${doubt.values.reading}`) });
  if (doubt.kind === 'left-of-line')
    return t('callScreen.quickEntryRest', {
      key: restToIssueKey,
      field: t('fields.issue'),
      words: mask('text', doubt.values.words),
    });
  if (doubt.kind === 'unread-line')
    return t('callScreen.doubt.unread-line', { line: t('callScreen.quickEntry') });
  const inLanguage = (region: string) => translateRegion(region, t.language);
  if (doubt.kind === 'postcode-and-region' || doubt.kind === 'pin-and-region') {
    const { place, state } = doubt.values;
    const regions = { place: inLanguage(place), state: inLanguage(state) };
    return t(`callScreen.doubt.${doubt.kind}`, { ...doubt.values, ...regions });
  }
  if (doubt.kind === 'region-of-neither') {
    const state = inLanguage(doubt.values.state);
    return t('callScreen.doubt.region-of-neither', { ...doubt.values, state });
  }
  return t(`callScreen.doubt.${doubt.kind}`, doubt.values);
}
