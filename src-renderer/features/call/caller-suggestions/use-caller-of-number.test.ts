import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import { noUnlistedCallers, type Caller } from '../../../../shared/callers/caller-suggestions';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createIpcClient } from '../../../ipc/ipc-client';
import { createTestSession } from '../session/call-session.fixture';
import { createCallerSuggestionsStore } from './caller-suggestions-store';
import { createCallerQuery } from './create-caller-query';
import { checkNumber, findCallerOfNumber } from './use-caller-of-number';

const suria: Caller = {
  key: '60124445503|suria florist',
  phone: '60124445503',
  name: 'Suria',
  otherNames: [],
  storeName: 'Suria Florist',
  dealerReseller: '',
  email: '',
  address: '',
  state: '',
  pin: null,
  callerLanguage: null,
  notes: [],
  matches: [{ kind: 'same-number', matchedText: '' }],
  lastCases: [],
  casesInSixtyDays: 1,
  endedCallsInSixtyDays: 0,
  isNumberShared: false,
  isOfSeveralPeople: false,
};
const reused: CallFields = {
  ...blankCallFields,
  phone: '012-444 5503 ext 12',
  name: 'Aisyah',
  storeName: 'Aisyah Cakes',
  provenance: { name: 'reused', storeName: 'reused' },
};
const find = (change: Partial<CallFields>, callers: readonly Caller[] = [suria]) =>
  findCallerOfNumber({ ...reused, ...change }, callers);

test('finds who is known to have the number of what is reused from somebody else', () => {
  const found = { phone: '60124445503', name: 'Suria', storeName: 'Suria Florist' };
  expect(find({})).toEqual(found);
  expect(find({ name: 'Cik Suria' })).toEqual(found);
  expect(find({ storeName: 'Suria Florist' })).toEqual(found);
});

test('finds nobody where the number is of nobody, or one of its callers is meant', () => {
  expect(find({}, [])).toBeNull();
  expect(find({ phone: '0187776665' })).toBeNull();
  expect(find({}, [{ ...suria, name: '', storeName: '' }])).toBeNull();
  expect(find({}, [suria, { ...suria, key: '2', name: 'Aisyah', storeName: 'Aisyah Cakes' }])).toBeNull();
  expect(
    find({ storeName: 'SURIA FLORIST Sdn Bhd', name: 'Farid' }, [{ ...suria, otherNames: ['Farid'] }]),
  ).toBeNull();
});

test('finds the person whose name was typed, if the store is that of somebody else with the number', () => {
  const devi = { ...suria, key: '2', name: 'Devi', storeName: 'Devi Salon' };
  const callers = [devi, suria];
  const typed = { name: 'Mrs Suria', provenance: { name: 'stated', storeName: 'reused' } } as const;
  expect(find({ ...typed, storeName: 'Devi Salon' }, callers)).toMatchObject({ storeName: 'Suria Florist' });
  expect(find({ ...typed, storeName: 'Suria Florist' }, callers)).toBeNull();
  expect(find({ ...typed, name: 'Farid', storeName: 'Devi Salon' }, callers)).toBeNull();
  expect(find({ ...typed, storeName: 'Devi Salon' }, [{ ...devi, otherNames: ['Suria'] }, suria])).toBeNull();
});

test('what the agent has typed or the caller confirmed is right', () => {
  expect(find({ provenance: { name: 'stated', storeName: 'confirmed' } })).toBeNull();
  expect(
    find({ storeName: 'Suria Florist', provenance: { name: 'stated', storeName: 'reused' } }),
  ).toBeNull();
  expect(find({ provenance: { name: 'stated', storeName: 'reused' } })).not.toBeNull();
});

const aisyah = { ...suria, key: 'aisyah', phone: '60139091234', name: 'Aisyah', storeName: 'Aisyah Cakes' };

/** A call into which Aisyah was filled in for this number, and which has another one since. */
async function checkAfterChange({
  filledFor = '0139091234',
  now,
  fails = false,
}: {
  readonly filledFor?: string;
  readonly now: string;
  readonly fails?: boolean;
}) {
  const { session } = createTestSession({ phone: filledFor });
  session.fill('caller', { name: aisyah.name, storeName: aisyah.storeName });
  session.edit('phone', now);
  const callers = [suria, aisyah].filter(({ phone }) => phone.endsWith(now.slice(1)));
  const { bridge } = createFakeBridge({
    'callers.match': () =>
      Promise.resolve(
        fails
          ? { ok: false, error: { kind: 'database', errorCode: 'failed', detail: '' } }
          : {
              ok: true,
              value: { callers, unlisted: noUnlistedCallers, notes: [], certainKey: null, dismissed: [] },
            },
      ),
  });
  const suggestions = createCallerSuggestionsStore(
    createIpcClient(bridge).ask,
    () => () => undefined,
    session.callId,
  );
  suggestions.ask(createCallerQuery(session.getFields()));
  const check = () => checkNumber({ suggestions, session, answeredNumber: '60139091234' });
  const unanswered = check();
  await suggestions.whenAnswered();
  return { whileAsked: await unanswered, after: await check() };
}

test('a number that nobody known has is new, if the caller was filled in for another one', async () => {
  expect(await checkAfterChange({ now: '0187776665' })).toEqual({ whileAsked: 'new', after: 'new' });
  expect(await checkAfterChange({ now: '0139091234' })).toEqual({ whileAsked: 'fine', after: null });
  expect(await checkAfterChange({ now: '013-909 1234 ext 2' })).toEqual({ whileAsked: 'fine', after: null });
  // The other caller is asked about, by a question of its own.
  expect(await checkAfterChange({ now: '0124445503' })).toEqual({ whileAsked: 'fine', after: null });
  // Chosen on the card for a number that is not theirs, or found by the name.
  for (const filledFor of ['0187776665', '018', ''])
    expect(await checkAfterChange({ filledFor, now: '0187776665' })).toEqual({
      whileAsked: 'fine',
      after: null,
    });
});

test('a history that fails to say whose number it is, is as late as one that does not say in time', async () => {
  expect((await checkAfterChange({ now: '0124445503', fails: true })).whileAsked).toBe('late');
  expect((await checkAfterChange({ now: '0124445503', fails: true })).after).toBe('late');
  expect((await checkAfterChange({ now: '0139091234', fails: true })).after).toBe('fine');
});
