import type { CallFields } from '../../../../shared/calls/call';
import type { ProvenanceByPart } from '../../../../shared/calls/field-provenance';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { parseRegion } from '../../../../shared/regions/region-names';
import type { AutofillHistory, FillableForm } from '../session/autofill-history';
import { findSmsOffReason } from './autofill-rules';

type Parts = {
  readonly form: FillableForm;
  readonly autofill: AutofillHistory;
  readonly provenance: ProvenanceByPart;
  /** Null where the places cannot be loaded. */
  readonly gazetteer: Gazetteer | null;
};

/**
 * The autofill history lives as long as the window. For a call that outlived it, this puts back what its fields still tell
 * of it, so that the fields say it and F5 undoes it as before.
 */
export function restoreAutofillHistory({ form, autofill, provenance, gazetteer }: Parts): void {
  const { applied, undone } = autofill.store.get();
  if (applied.length > 0 || undone.length > 0) return;
  const fields = form.getValues();
  const smsOff = findSmsOffReason(fields);
  if (smsOff !== undefined) autofill.recordFilled(smsOff, { isReceiveSms: true }, { isReceiveSms: false });
  if (provenance.state === 'inferred' && isRegionOfPostcode(fields, gazetteer))
    autofill.recordFilled('postcode', { state: '' }, { state: fields.state });
}

function isRegionOfPostcode({ address, state }: CallFields, gazetteer: Gazetteer | null): boolean {
  const region = parseRegion(state);
  return region !== undefined && gazetteer?.findPostcode(address)?.region === region;
}
