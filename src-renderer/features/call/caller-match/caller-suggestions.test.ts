import { expect, test, vi } from 'vitest';
import { blankCallFields } from '../../../../shared/calls/call';
import type { Caller, CallerOffers } from '../../../../shared/callers/caller-suggestions';
import { ipcClient } from '../../../ipc/ipc-client';
import { fakeBridge } from '../../../ipc/fake-bridge.fixture';
import { callerOffers, changesFromCaller, onlyOffer } from './caller-suggestions';

const siti: Caller = {
  key: '60123456789|kedai maju',
  phone: '60123456789',
  name: 'Siti',
  otherNames: [],
  storeName: 'Kedai Maju',
  dealerReseller: '',
  email: '',
  address: '1 Jalan Besar, 43000 Kajang',
  state: 'Selangor',
  pin: { longitude: 101.7, latitude: 3.1, setAtMs: 5, radiusMetres: 0, stale: false },
  callerLanguage: null,
  matches: [{ kind: 'number ends', said: '6789' }],
  lastCases: [],
  casesInSixtyDays: 3,
  isNumberShared: false,
};
const offer = (callers: readonly Caller[], sureKey: string | null = null): CallerOffers => ({
  callers: [...callers],
  sureKey,
  refused: [],
});
const query = { phone: '6789', name: '', storeName: '' };

function deskWith(answers: readonly Promise<CallerOffers>[]) {
  let at = 0;
  const { bridge } = fakeBridge({
    'callers.match': async () => {
      const answer = answers[at] ?? Promise.resolve(offer([]));
      at += 1;
      return { ok: true, value: await answer };
    },
    'callers.refuse': () => Promise.resolve({ ok: true, value: { isRemembered: false } }),
  });
  let due: (() => void) | null = null;
  const offers = callerOffers(ipcClient(bridge).ask, (_ms, run) => {
    due = run;
    return () => {
      due = null;
    };
  });
  return { offers, pass: () => due?.() };
}

test('an answer to an older question is dropped', async () => {
  let answerLate: (offers: CallerOffers) => void = () => undefined;
  const late = new Promise<CallerOffers>((resolve) => {
    answerLate = resolve;
  });
  const { offers, pass } = deskWith([late, Promise.resolve(offer([siti]))]);
  offers.ask(query);
  pass();
  offers.ask({ ...query, phone: '56789' });
  expect((await offers.settled()).callers).toHaveLength(1);
  answerLate(offer([]));
  await vi.waitFor(() => expect(offers.store.get().callers).toHaveLength(1));
});

test('an answer is shown for its own question alone: whom a newer one cannot mean leaves at once', async () => {
  const ali: Caller = { ...siti, key: 'ali', phone: '60198786789', name: 'Ali' };
  const { offers, pass } = deskWith([Promise.resolve(offer([siti, ali]))]);
  offers.ask(query);
  await offers.settled();
  expect(offers.store.get()).toMatchObject({ callers: [siti, ali], isOld: false });
  offers.ask({ ...query, phone: '56789' });
  expect(offers.store.get()).toMatchObject({ callers: [siti], sureKey: null, isOld: true });
  offers.ask({ ...query, phone: '9999' });
  expect(offers.store.get()).toMatchObject({ callers: [], isOld: false });
  pass();
});

test('less than can be asked for empties the card at once', async () => {
  const { offers } = deskWith([Promise.resolve(offer([siti]))]);
  offers.ask(query);
  await offers.settled();
  offers.ask({ ...query, phone: '' });
  expect(offers.store.get().callers).toEqual([]);
});

test('a question that could not be answered leaves no older answer behind', async () => {
  const { offers } = deskWith([Promise.resolve(offer([siti])), Promise.reject(new Error('no database'))]);
  offers.ask(query);
  await offers.settled();
  offers.ask({ ...query, phone: '56789' });
  await offers.settled();
  expect(offers.store.get()).toMatchObject({ callers: [], isOld: false });
});

test('too little typed asks nobody, and shows nobody', async () => {
  const { offers } = deskWith([Promise.resolve(offer([siti]))]);
  offers.ask({ ...query, phone: '67' });
  expect((await offers.settled()).callers).toEqual([]);
});

test('who was refused and could not be remembered is left out of this call', async () => {
  const { offers } = deskWith([Promise.resolve(offer([siti])), Promise.resolve(offer([siti]))]);
  offers.ask(query);
  await offers.settled();
  await offers.refuse(siti);
  expect(offers.store.get().callers).toEqual([]);
});

test('the sure one is taken, or the only one; never a guess', () => {
  const other = { ...siti, key: 'other' };
  expect(onlyOffer(offer([siti]))?.key).toBe(siti.key);
  expect(onlyOffer(offer([siti, other]))).toBeUndefined();
  expect(onlyOffer(offer([siti, other], 'other'))?.key).toBe('other');
});

test('a piece of the number becomes the whole, another number stays', () => {
  expect(changesFromCaller({ ...blankCallFields, phone: '6789' }, siti)).toMatchObject({
    phone: '012 345 6789',
    name: 'Siti',
    state: 'Selangor',
    latitude: '3.1',
    pin: { source: 'store', setAtMs: 5 },
  });
  expect(changesFromCaller({ ...blankCallFields, phone: '0198887777' }, siti)).not.toHaveProperty('phone');
  expect(changesFromCaller({ ...blankCallFields, phone: '9999' }, siti)).not.toHaveProperty('phone');
});
