import { describe, expect, test } from 'vitest';
import { createTestSession } from '../session/call-session.fixture';
import { clearValuesOfOthers } from './clear-values-of-others';
import { runAutofill } from './run-autofill';

const ofTicket = { email: 'mei@maju.example', dealerReseller: 'Maju Systems' } as const;
const caller = {
  name: 'Chong Mei Ling',
  storeName: 'Kedai Maju',
  address: 'No 8, Jalan Meru',
  reusedPlace: { storeName: 'Kedai Maju', rightFor: '' },
} as const;

function createFilledSession() {
  const { session } = createTestSession();
  session.fill('caller', { ...caller, ...ofTicket });
  return session;
}

describe('the email and the dealer of an earlier ticket', () => {
  test.each([
    ['another store', { storeName: 'Restoran Selera' }, { email: '', dealerReseller: '' }],
    ['another person', { name: 'Encik Osman' }, { ...ofTicket, email: '' }],
    ['the same store, spelled otherwise', { storeName: 'KEDAI MAJU SDN BHD' }, ofTicket],
    ['the same person', { name: 'Cik Chong' }, ofTicket],
    ['no store and no person', { name: '', storeName: '' }, ofTicket],
  ] as const)('with %s', (_what, { name, storeName }: { name?: string; storeName?: string }, left) => {
    const session = createFilledSession();
    session.edit('name', name ?? caller.name);
    session.edit('storeName', storeName ?? caller.storeName);
    clearValuesOfOthers(session);
    expect(session.getFields()).toMatchObject(left);
  });

  test('with the language of the caller, which goes with the person', () => {
    const session = createFilledSession();
    session.fill('caller', { callerLanguage: 'zh' });
    session.edit('storeName', 'Restoran Selera');
    clearValuesOfOthers(session);
    expect(session.getFields()).toMatchObject({ email: '', callerLanguage: 'zh' });
    session.edit('name', 'Encik Osman');
    clearValuesOfOthers(session);
    expect(session.getFields().callerLanguage).toBeNull();
  });

  test('go with a name that was typed before they were filled in, too', () => {
    const { session } = createTestSession({ name: 'Mei Ling' });
    session.fill('caller', { storeName: 'Kedai Maju', ...ofTicket, callerLanguage: 'zh' });
    session.edit('name', 'Chong Mei Ling');
    clearValuesOfOthers(session);
    expect(session.getFields().email).toBe(ofTicket.email);
    session.edit('name', 'Encik Osman');
    clearValuesOfOthers(session);
    expect(session.getFields()).toMatchObject({ ...ofTicket, email: '', callerLanguage: null });
  });

  test('come back where the name and the store were slips, and go again with the next other one', () => {
    const session = createFilledSession();
    for (const name of ['Chong Mei Lng', 'Encik Osman']) {
      session.edit('name', name);
      session.edit('storeName', 'Kedai Mju');
      clearValuesOfOthers(session);
      expect(session.getFields()).toMatchObject({ email: '', dealerReseller: '' });
      session.edit('name', caller.name);
      session.edit('storeName', caller.storeName);
      clearValuesOfOthers(session);
      expect(session.getFields()).toMatchObject({ ...ofTicket, provenance: { email: 'reused' } });
    }
    expect(session.getFields().autofill.undone).toEqual([]);
  });

  test('do not come back over what the agent has typed', () => {
    const session = createFilledSession();
    session.edit('name', 'Encik Osman');
    clearValuesOfOthers(session);
    session.edit('email', 'osman@maju.example');
    session.edit('name', caller.name);
    clearValuesOfOthers(session);
    expect(session.getFields().email).toBe('osman@maju.example');
  });

  test('are taken out before sending, too', () => {
    const session = createFilledSession();
    session.edit('storeName', 'Restoran Selera');
    // With an address, the gazetteer would be loaded, which outlives this test.
    session.edit('address', '');
    runAutofill(session);
    expect(session.getFields()).toMatchObject({ email: '', dealerReseller: '' });
  });

  test('stay once one key has brought them back', () => {
    const session = createFilledSession();
    session.edit('storeName', 'Restoran Selera');
    clearValuesOfOthers(session);
    session.undo();
    expect(session.getFields()).toMatchObject({ ...ofTicket, provenance: { email: 'reused' } });
    clearValuesOfOthers(session);
    expect(session.getFields()).toMatchObject(ofTicket);
  });

  test('stay where the agent has typed them, or the caller confirmed them', () => {
    const session = createFilledSession();
    session.edit('dealerReseller', 'Puteri POS');
    session.confirm(['email']);
    session.edit('storeName', 'Restoran Selera');
    clearValuesOfOthers(session);
    expect(session.getFields()).toMatchObject({ email: ofTicket.email, dealerReseller: 'Puteri POS' });
  });

  test('stay where the store was typed before they were filled in, until it is changed', () => {
    const { session } = createTestSession({ storeName: 'Maju' });
    const reusedPlace = { storeName: 'Kedai Maju Puchong', rightFor: 'Maju' };
    session.fill('caller', { address: caller.address, reusedPlace, ...ofTicket });
    clearValuesOfOthers(session);
    expect(session.getFields()).toMatchObject(ofTicket);
    session.edit('storeName', 'Restoran Selera');
    clearValuesOfOthers(session);
    expect(session.getFields()).toMatchObject({ email: '', dealerReseller: '' });
  });

  test('an email stays that was filled in for a person who calls for another store', () => {
    const { session } = createTestSession({ storeName: 'Salon Orkid Express' });
    const reusedPlace = { storeName: 'Salon Orkid', rightFor: '' };
    session.fill('caller', {
      name: caller.name,
      address: caller.address,
      reusedPlace,
      email: ofTicket.email,
    });
    clearValuesOfOthers(session);
    expect(session.getFields().email).toBe(ofTicket.email);
  });
});
