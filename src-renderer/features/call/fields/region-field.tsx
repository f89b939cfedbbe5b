import { useCallback } from 'react';
import type { CallFields } from '../../../../shared/calls/call';
import { malaysianStates } from '../../../../shared/regions/regions';
import { knownPlaces } from '../../../state/gazetteer-store';
import { useStore } from '../../../state/store';
import { useText } from '../../../i18n/translate';
import { SuggestInput } from '../../../ui/suggest-input';
import { useCallForm } from '../editing/call-form-context';
import css from './call-form.module.css';
import { isState, suggestStates } from '../../../../shared/regions/region-names';
import type { Places } from '../../../../shared/gazetteer/gazetteer';
import { addressDoubts } from '../pin/location-warnings';
import { TextField, type InputParts } from './text-field';

export function StateField({ onEdit }: { readonly onEdit: () => void }) {
  const t = useText();
  const { form, reading, fillings, settle } = useCallForm();
  const places = useStore(knownPlaces, (known) => known);
  const doubt = useCallback(
    (text: string, fields: CallFields) => {
      if (text.trim() === '') return undefined;
      const placeDoubt = addressDoubts(fields, places).find(({ field }) => field === 'state');
      if (placeDoubt !== undefined) return t(`callScreen.doubt.${placeDoubt.kind}`, placeDoubt.values);
      return isState(text) ? undefined : t('fieldNotes.stateUnknown');
    },
    [places, t],
  );
  // What the address may mean comes first: two states where it contradicts itself.
  const meant = useStore(reading, ({ fields }) => statesOfAddress(fields.address, places).join('|'));
  const [one, other] = meant === '' ? [] : meant.split('|');
  const suggest = useCallback(
    (typed: string) => {
      const first = [one, other].filter((state) => state !== undefined);
      return typed.trim() === '' ? [...new Set([...first, ...malaysianStates])] : suggestStates(typed);
    },
    [one, other],
  );
  const render = useCallback(
    ({ input, common }: InputParts) => (
      <SuggestInput
        {...input}
        {...common}
        listLabel={t('hints.states')}
        // What the app put there is typed over, however the field was reached.
        onFocus={(event) => {
          if (fillings.filledBy('state') !== undefined) event.currentTarget.select();
        }}
        suggest={suggest}
        onPick={(state) => {
          form.setValue('state', state, { shouldDirty: true, shouldTouch: true });
          onEdit();
        }}
      />
    ),
    [form, fillings, onEdit, suggest, t],
  );
  return (
    <TextField
      name="state"
      className={css['w4']}
      hint={one === undefined || other === undefined ? undefined : t('callScreen.stateOr', { one, other })}
      doubt={doubt}
      onEdit={onEdit}
      onLeave={settle}
      render={render}
    />
  );
}

function statesOfAddress(address: string, places: Places | null): readonly string[] {
  const reading = places?.readAddress(address) ?? { kind: 'nothing' };
  if (reading.kind === 'nothing') return [];
  return [
    ...new Set(reading.kind === 'place' ? [reading.place.state] : [reading.state, reading.postcode.state]),
  ];
}
