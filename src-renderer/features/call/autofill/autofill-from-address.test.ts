import { describe, expect, test } from 'vitest';
import type { CallFields } from '../../../../shared/calls/call';
import { createGazetteer } from '../../../../shared/gazetteer/gazetteer';
import outlines from '../../../../shared/gazetteer/region-outlines.json';
import towns from '../../../../shared/gazetteer/towns.json';
import type { ProvenancePart } from '../../../../shared/calls/field-provenance';
import { createTestSession } from '../session/call-session.fixture';
import { autofillFromAddress } from './autofill-from-address';
import { createPinAt } from '../pin/pin-quick-fixes';

const gazetteer = createGazetteer(towns, outlines);

/** A call whose address is left several times. */
function callWith(change: Partial<CallFields>) {
  const { session } = createTestSession(change);
  const leave = () => autofillFromAddress(session, gazetteer, 7);
  return {
    session,
    get fields() {
      return session.getFields();
    },
    leave,
    address: (address: string) => {
      session.edit('address', address);
      leave();
    },
    takePostcode: (code: string) => {
      const postcode = gazetteer.lookUpPostcode(code);
      if (postcode !== undefined) session.fill('postcode', createPinAt(postcode, 1));
    },
    confirm: (parts: readonly ProvenancePart[]) => session.confirm(parts),
  };
}

describe('the state', () => {
  test('is filled where it is blank, and follows another postcode as long as the postcode filled it', () => {
    const call = callWith({ address: '12 Jalan Besar, 43000 Kajang' });
    call.leave();
    expect(call.fields.state).toBe('Selangor');
    call.address('12 Jalan Besar, 50450 KL');
    expect(call.fields.state).toBe('Kuala Lumpur');
    call.session.undo();
    expect(call.fields.state).toBe('');
    call.leave();
    expect(call.fields.state).toBe('');
  });

  test.each(['22, Jalan Harmoni', '22, Jalan Harmoni, 43000 Ipoh'])(
    'is withdrawn once its postcode is gone: %s',
    (address) => {
      const call = callWith({ address: '22, Jalan Harmoni, 50450 KL' });
      call.leave();
      call.address(address);
      expect(call.fields.state).toBe('');
      call.address('22, Jalan Harmoni, 50450 KL');
      expect(call.fields.state).toBe('Kuala Lumpur');
    },
  );

  test.each([
    ['12, Jalan Harmoni, Johor Bahru', 'Johor'],
    ['12, Jalan Harmoni, 80450 Johor Bahru', 'Johor'],
    ['12, Jalan Harmoni, Sabah', 'Sabah'],
    ['12 jalan harmoni kg seberang n sembilan', 'Negeri Sembilan'],
    ['12, Jalan Johor Bahru', ''],
    ['12, Jalan Pahang', ''],
    ['12, Jalan Besar, Cheras', ''],
    ['Kulai', 'Johor'],
    ['新山', 'Johor'],
    ['Cheras', ''],
  ])('of the town or region that %s names is %j', (address, region) => {
    const call = callWith({ address });
    call.leave();
    expect(call.fields.state).toBe(region);
    expect(call.session.filledBy('state')).toBe(region === '' ? undefined : 'town');
    call.address('22, Jalan Harmoni');
    expect(call.fields.state).toBe('');
  });

  test('written out follows after a restart, of which only the marks are left', () => {
    const call = callWith({
      address: '22, Jalan Harmoni, Sabah',
      state: 'Sabah',
      provenance: { state: 'inferred' },
    });
    call.leave();
    call.address('22, Jalan Harmoni, Perak');
    expect(call.fields.state).toBe('Perak');
  });

  test('stays where the agent typed it', () => {
    const call = callWith({ address: '43000 Kajang', state: 'Johor' });
    call.leave();
    call.address('no postcode');
    call.address('50450 KL');
    expect(call.fields.state).toBe('Johor');
  });

  test('that the caller confirmed for one address follows another, and is to be confirmed again', () => {
    const call = callWith({ address: '7 Jalan Tun Razak, 50400 Kuala Lumpur' });
    call.leave();
    call.confirm(['address', 'state']);
    call.address('9 Jalan Tun Razak, 50400 Kuala Lumpur');
    expect(call.fields).toMatchObject({ state: 'Kuala Lumpur', provenance: { state: 'confirmed' } });
    call.address('7 Jalan Wawasan, 43000 Kajang');
    expect(call.fields).toMatchObject({ state: 'Selangor', provenance: { state: 'inferred' } });
  });

  test('that the caller confirmed stays where the new address says nothing of a state', () => {
    const call = callWith({ address: '22, Jalan Harmoni, 50450 KL' });
    call.leave();
    call.confirm(['address', 'state']);
    call.address('22, Jalan Harmoni');
    expect(call.fields.state).toBe('Kuala Lumpur');
    call.address('22, Jalan Harmoni, 81100 Johor Bahru');
    expect(call.fields.state).toBe('Johor');
  });

  test('that the agent typed and the caller confirmed stays, whatever becomes of the address', () => {
    const call = callWith({ address: '22, Jalan Harmoni', state: 'Kuala Lumpur' });
    call.leave();
    call.confirm(['address', 'state']);
    call.address('22, Jalan Harmoni, 81100 Johor Bahru');
    expect(call.fields.state).toBe('Kuala Lumpur');
  });

  test('out of a pasted text that the caller confirmed follows a new postcode', () => {
    const call = callWith({});
    call.session.fill('quick-entry', { address: '9, Jalan Satu, 52100 Kepong', state: 'Kuala Lumpur' });
    call.leave();
    call.confirm(['address', 'state']);
    call.address('9, Jalan Satu, 81100 Johor Bahru');
    expect(call.fields).toMatchObject({ state: 'Johor', provenance: { state: 'inferred' } });
  });

  test.each(['quick-entry', 'caller'] as const)(
    'that a %s filled follows a new postcode, once it is new',
    (by) => {
      const call = callWith({});
      call.session.fill(by, { address: '9, Jalan Satu, 52100 Kepong', state: 'Selangor' });
      call.leave();
      expect(call.fields.state).toBe('Selangor');
      call.address('9-G, Jalan Satu, 52100 Kepong');
      expect(call.fields.state).toBe('Selangor');
      call.address('9-G, Jalan Satu, 81100 Johor Bahru');
      expect(call.fields.state).toBe('Johor');
      call.session.undo();
      expect(call.fields.state).toBe('Selangor');
    },
  );

  test.each([
    ['9, Jalan Satu, 81100 50450', ''],
    ['9, Jalan Satu, 50450 Johor Bahru', ''],
    ['9, Jalan Satu, Johor Bahru', 'Johor'],
  ])('of an earlier ticket does not stay where the new address is elsewhere: %s is %j', (address, region) => {
    const call = callWith({});
    call.session.fill('caller', { address: '9, Jalan Satu, 30000 Ipoh', state: 'Perak' });
    call.leave();
    call.address(address);
    expect(call.fields.state).toBe(region);
    call.address('9, Jalan Satu, 81100 Johor Bahru');
    expect(call.fields.state).toBe('Johor');
  });

  test.each(['9, Jalan Satu, Kepong', '9, Jalan Satu'])(
    'of an earlier ticket stays where the new address may be in it: %s',
    (address) => {
      const call = callWith({});
      call.session.fill('caller', { address: '9, Jalan Satu, 52100 Kepong', state: 'Selangor' });
      call.leave();
      call.address(address);
      expect(call.fields.state).toBe('Selangor');
    },
  );

  test('follows after a restart, of which only the marks are left', () => {
    const call = callWith({
      address: '22, Jalan Harmoni, 50450 KL',
      state: 'Kuala Lumpur',
      provenance: { state: 'inferred' },
    });
    call.address('22, Jalan Harmoni, 81100 JB');
    expect(call.fields.state).toBe('Johor');
  });

  test('is not filled where postcode and town contradict each other, unless both are in one state', () => {
    const call = callWith({ address: '50450 Johor Bahru' });
    call.leave();
    expect(call.fields.state).toBe('');
    call.address('34000 Ipoh');
    expect(call.fields.state).toBe('Perak');
  });
});

describe('a pin at the centre of a postcode', () => {
  const takenAt = (address: string, code: string) => {
    const call = callWith({ address });
    call.leave();
    call.takePostcode(code);
    return call;
  };

  test('follows a corrected postcode, and stays where only the house number changes', () => {
    const call = takenAt('22, Jalan Harmoni, 50450 KL', '50450');
    call.address('24, Jalan Harmoni, 50450 KL');
    expect(call.fields).toMatchObject({ latitude: '3.148', longitude: '101.697', pin: { stale: false } });
    call.address('24, Jalan Harmoni, 81100 Johor Bahru');
    const { coordinates } = gazetteer.lookUpPostcode('81100')!;
    expect(call.fields).toMatchObject({
      state: 'Johor',
      latitude: String(coordinates.latitude),
      longitude: String(coordinates.longitude),
      pin: { source: 'postcode', setAtMs: 7, stale: false },
    });
  });

  test.each([
    ['22, Jalan Harmoni', ''],
    ['80450 Johor Bahru', 'Johor'],
    ['50450 Johor Bahru, Johor', ''],
  ])('is withdrawn where the address says another thing than a known postcode: %s', (address, region) => {
    const call = takenAt('22, Jalan Harmoni, 43000 Kajang', '43000');
    call.address(address);
    expect(call.fields).toMatchObject({ latitude: '', longitude: '', pin: null, state: region });
  });

  test('stays, stale, where it was confirmed when read back', () => {
    const call = takenAt('22, Jalan Harmoni, 50450 KL', '50450');
    call.confirm(['pin']);
    call.address('22, Jalan Harmoni, 81100 JB');
    expect(call.fields).toMatchObject({ latitude: '3.148', pin: { source: 'postcode', stale: true } });
  });

  test('is as good as before where the address still has its postcode, in a contradiction too', () => {
    const call = takenAt('50450 Johor Bahru', '50450');
    call.leave();
    expect(call.fields).toMatchObject({ latitude: '3.148', pin: { stale: false } });
  });
});

test.each(['link', 'pair', 'map', 'typed', 'store'] as const)('a pin from a %s is never moved', (source) => {
  const pin = { source, setAtMs: 1, radiusMetres: 0, stale: false };
  const call = callWith({ address: '50450 KL', latitude: '3.148', longitude: '101.697', pin });
  call.address('81100 Johor Bahru');
  call.address('no postcode');
  expect(call.fields).toMatchObject({
    latitude: '3.148',
    longitude: '101.697',
    pin: { source, stale: true },
  });
});
