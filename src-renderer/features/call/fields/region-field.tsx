import { useCallback } from 'react';
import type { CallFields } from '../../../../shared/calls/call';
import { regions } from '../../../../shared/regions/malaysian-regions';
import { gazetteerStore } from '../../../state/gazetteer-store';
import { useStore } from '../../../state/store';
import { useText } from '../../../i18n/translate';
import { SuggestInput } from '../../../ui/suggest-input';
import { useCallForm, useCallState } from '../editing/call-form-context';
import css from './call-form.module.css';
import { isRegionName, suggestRegions } from '../../../../shared/regions/parse-and-suggest-regions';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { getAddressWarnings } from '../pin/location-warnings';
import { TextField, type InputParts } from './text-field';

export function RegionField() {
  const t = useText();
  const { session, runAutofill } = useCallForm();
  const gazetteer = useStore(gazetteerStore, (known) => known);
  const warning = useCallback(
    (text: string, fields: CallFields) => {
      if (text.trim() === '') return undefined;
      const placeDoubt = getAddressWarnings(fields, gazetteer).find(({ field }) => field === 'state');
      if (placeDoubt !== undefined) return t(`callScreen.doubt.${placeDoubt.kind}`, placeDoubt.values);
      return isRegionName(text) ? undefined : t('fieldNotes.stateUnknown');
    },
    [gazetteer, t],
  );
  // Suggests the states that the address may mean first: two if it contradicts itself.
  const meant = useCallState(({ fields }) => listRegionsOfAddress(fields.address, gazetteer).join('|'));
  const [one, other] = meant === '' ? [] : meant.split('|');
  const suggest = useCallback(
    (typed: string) => {
      const first = [one, other].filter((state) => state !== undefined);
      return typed.trim() === '' ? [...new Set([...first, ...regions])] : suggestRegions(typed);
    },
    [one, other],
  );
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
      hint={one === undefined || other === undefined ? undefined : t('callScreen.regionOr', { one, other })}
      getWarning={warning}
      onLeave={runAutofill}
      render={render}
    />
  );
}

function listRegionsOfAddress(address: string, gazetteer: Gazetteer | null): readonly string[] {
  const reading = gazetteer?.locateAddress(address) ?? { kind: 'nothing' };
  if (reading.kind === 'nothing') return [];
  return [
    ...new Set(reading.kind === 'place' ? [reading.place.region] : [reading.region, reading.postcode.region]),
  ];
}
