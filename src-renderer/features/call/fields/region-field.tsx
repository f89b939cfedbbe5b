import { useCallback } from 'react';
import type { CallFields } from '../../../../shared/calls/call';
import { regions } from '../../../../shared/regions/malaysian-regions';
import { gazetteerStore } from '../../../state/gazetteer-store';
import { useStore } from '../../../state/store';
import { useText } from '../../../i18n/use-text';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { SuggestInput } from '../../../ui/suggest-input';
import { useCallForm, useCallState } from '../editing/call-form-context';
import css from './call-form.module.css';
import { isRegionName, suggestRegions } from '../../../../shared/regions/parse-and-suggest-regions';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { formatList } from '../../../../shared/i18n/format-list';
import { describeDoubtBeside } from '../doubts/describe-doubt';
import { listAddressDoubts } from '../doubts/call-doubts';
import { listRegions } from '../pin/address-regions';
import { TextField, type InputParts } from './text-field';

export function RegionField() {
  const t = useText();
  const mask = useMask();
  const { session, runAutofill } = useCallForm();
  const gazetteer = useStore(gazetteerStore);
  const warning = useCallback(
    (text: string, fields: CallFields) => {
      if (text.trim() === '') return undefined;
      const placeDoubt = listAddressDoubts(fields, gazetteer).find(({ field }) => field === 'state');
      if (placeDoubt !== undefined) return describeDoubtBeside(placeDoubt, t, mask);
      return isRegionName(text) ? undefined : t('fieldNotes.stateUnknown');
    },
    [gazetteer, mask, t],
  );
  // Suggests the states that the address may mean first: several if it is ambiguous or contradicts itself.
  const meant = useCallState(({ fields }) => listRegionsOfAddress(fields.address, gazetteer).join('|'));
  const suggest = useCallback(
    (typed: string) => {
      const first = meant === '' ? [] : meant.split('|');
      return typed.trim() === '' ? [...new Set([...first, ...regions])] : suggestRegions(typed);
    },
    [meant],
  );
  const others = meant.split('|');
  const last = others.pop() ?? '';
  const render = useCallback(
    ({ input, common }: InputParts) => (
      <SuggestInput
        {...input}
        {...common}
        listLabel={t('hints.regions')}
        // Selects an autofilled value, so that typing replaces it, however the field was focused.
        onFocus={(event) => {
          if (session.filledBy('state') !== undefined) event.currentTarget.select();
        }}
        suggest={suggest}
        onPick={(state) => session.pick('state', state)}
      />
    ),
    [session, suggest, t],
  );
  return (
    <TextField
      name="state"
      className={css['w4']}
      hint={
        others.length === 0
          ? undefined
          : t('callScreen.regionOr', { one: formatList(t.language, others), other: last })
      }
      getWarning={warning}
      onLeave={runAutofill}
      render={render}
    />
  );
}

function listRegionsOfAddress(address: string, gazetteer: Gazetteer | null): readonly string[] {
  return gazetteer === null ? [] : listRegions(gazetteer.locateAddress(address));
}
