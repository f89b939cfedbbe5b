import type { CallFields } from '../../../../shared/calls/call';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { parseRegion } from '../../../../shared/regions/parse-and-suggest-regions';
import type { CallSession } from '../session/call-session';
import { findSmsOffReason } from './autofill-from-phone';

/**
 * Restores the autofill history, which lives only as long as the window. For a call from an earlier run, this recovers
 * what its fields still show, so that the fields are marked and F5 undoes it as before.
 */
export function restoreAutofillHistory(session: CallSession, gazetteer: Gazetteer | null): void {
  const { fields, autofill } = session.store.get();
  if (autofill.applied.length > 0 || autofill.undone.length > 0) return;
  const source = findSmsOffReason(fields);
  if (source !== undefined)
    session.recordFilled({ source, before: { isReceiveSms: true }, after: { isReceiveSms: false } });
  if (fields.provenance.state === 'inferred' && isRegionOfPostcode(fields, gazetteer))
    session.recordFilled({ source: 'postcode', before: { state: '' }, after: { state: fields.state } });
}

function isRegionOfPostcode({ address, state }: CallFields, gazetteer: Gazetteer | null): boolean {
  const region = parseRegion(state);
  return region !== undefined && gazetteer?.findPostcode(address)?.region === region;
}
