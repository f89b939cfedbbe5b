import { describe, expect, test } from 'vitest';
import type { CallFields } from '../../../../shared/calls/call';
import type { ProvenanceByPart } from '../../../../shared/calls/field-provenance';
import { createGazetteer } from '../../../../shared/gazetteer/gazetteer';
import outlines from '../../../../shared/gazetteer/region-outlines.json';
import towns from '../../../../shared/gazetteer/towns.json';
import { createTestSession } from '../session/call-session.fixture';
import { restoreAutofillHistory } from './restore-autofill-history';

const gazetteer = createGazetteer(towns, outlines);
const byPostcode = {
  address: '22, Jalan Harmoni, 81100 Johor Bahru',
  state: 'Johor',
  provenance: { state: 'inferred' },
} as const;

/** A call as a new window reads it from disk. */
function restoredCall(change: Partial<CallFields> & { readonly provenance?: ProvenanceByPart }) {
  const { session } = createTestSession(change);
  restoreAutofillHistory(session, gazetteer);
  return session;
}

test('a state that the app worked out from the postcode is the postcode’s again, and can be undone', () => {
  const session = restoredCall(byPostcode);
  expect(session.filledBy('state')).toBe('postcode');
  session.undo();
  expect(session.getFields().state).toBe('');
});

describe('a state is not the postcode’s', () => {
  test.each<[string, Partial<CallFields>]>([
    ['that the agent typed', { ...byPostcode, provenance: { state: 'stated' } }],
    ['that was confirmed', { ...byPostcode, provenance: { state: 'confirmed' } }],
    ['of another place than the postcode', { ...byPostcode, state: 'Perak' }],
    ['of an address without a postcode', { ...byPostcode, address: '22, Jalan Harmoni' }],
  ])('%s', (_what, change) => {
    expect(restoredCall(change).filledBy('state')).toBeUndefined();
  });
});

test.each([
  ['03-2161 1234', 'landline'],
  ['1-300-88-2525', 'toll-free'],
  ['012-345 6789', undefined],
] as const)('SMS that is off for %s was switched off by: %s', (phone, reason) => {
  expect(restoredCall({ phone, isReceiveSms: false }).filledBy('isReceiveSms')).toBe(reason);
});

test('leaves an existing autofill history unchanged', () => {
  const session = restoredCall(byPostcode);
  session.undo();
  session.load({ ...session.getFields(), ...byPostcode });
  restoreAutofillHistory(session, gazetteer);
  expect(session.filledBy('state')).toBeUndefined();
});
