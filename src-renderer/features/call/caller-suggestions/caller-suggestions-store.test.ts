import { expect, test, vi } from 'vitest';
import {
  noUnlistedCallers,
  type Caller,
  type CallerSuggestions,
} from '../../../../shared/callers/caller-suggestions';
import { createIpcClient } from '../../../ipc/ipc-client';
import { createFakeBridge } from '../../../ipc/fake-bridge.fixture';
import { createCallerSuggestionsStore, getOnlySuggestion } from './caller-suggestions-store';
import { siti } from './known-caller.fixture';

const suggestion = (callers: readonly Caller[], certainKey: string | null = null): CallerSuggestions => ({
  callers: [...callers],
  unlisted: noUnlistedCallers,
  notes: [],
  certainKey,
  dismissed: [],
});
const query = { phone: '6789', name: '', storeName: '' };

const ownCallId = '01890000-0000-7000-8000-000000000001';

function deskWith(answers: readonly Promise<CallerSuggestions>[]) {
  let at = 0;
  const { bridge } = createFakeBridge({
    'callers.match': async () => {
      const answer = answers[at] ?? Promise.resolve(suggestion([]));
      at += 1;
      return { ok: true, value: await answer };
    },
    'callers.dismiss': () => Promise.resolve({ ok: true, value: { isRemembered: false } }),
  });
  let due: (() => void) | null = null;
  const schedule = (_ms: number, run: () => void) => {
    due = run;
    return () => {
      due = null;
    };
  };
  const suggestions = createCallerSuggestionsStore(createIpcClient(bridge).ask, schedule, ownCallId);
  return { suggestions, pass: () => due?.() };
}

test('says that nobody matches until the next answer, so that the text does not change with each key', async () => {
  const { suggestions } = deskWith([Promise.resolve(suggestion([])), Promise.resolve(suggestion([siti]))]);
  const isNobodyFound = () => suggestions.store.get().isNobodyFound;
  suggestions.ask(query);
  expect(isNobodyFound()).toBe(false);
  await suggestions.whenAnswered();
  expect(isNobodyFound()).toBe(true);
  suggestions.ask({ ...query, phone: '67890' });
  expect(isNobodyFound()).toBe(true);
  await suggestions.whenAnswered();
  expect(isNobodyFound()).toBe(false);
});

test('says that everyone who matches was dismissed, also with the next keys, until somebody matches', async () => {
  const { suggestions } = deskWith([
    Promise.resolve(suggestion([siti])),
    Promise.resolve(suggestion([siti])),
    Promise.resolve({ ...suggestion([]), dismissed: [siti] }),
    Promise.resolve(suggestion([])),
  ]);
  const isEveryoneDismissed = () => suggestions.store.get().isEveryoneDismissed;
  suggestions.ask(query);
  await suggestions.whenAnswered();
  expect(isEveryoneDismissed()).toBe(false);
  await suggestions.dismiss(siti, 0);
  expect(isEveryoneDismissed()).toBe(true);
  suggestions.ask({ ...query, phone: '67890' });
  expect(isEveryoneDismissed()).toBe(true);
  await suggestions.whenAnswered();
  expect(isEveryoneDismissed()).toBe(true);
  suggestions.ask({ ...query, phone: '678901' });
  await suggestions.whenAnswered();
  expect(isEveryoneDismissed()).toBe(false);
});

test('no longer says that nobody matches once there is too little text to ask', async () => {
  const { suggestions } = deskWith([Promise.resolve(suggestion([]))]);
  suggestions.ask(query);
  await suggestions.whenAnswered();
  suggestions.ask({ ...query, phone: '67' });
  expect(suggestions.store.get().isNobodyFound).toBe(false);
});

test('an answer to an older question is dropped', async () => {
  let answerLate: (suggestions: CallerSuggestions) => void = () => undefined;
  const late = new Promise<CallerSuggestions>((resolve) => {
    answerLate = resolve;
  });
  const { suggestions, pass } = deskWith([late, Promise.resolve(suggestion([siti]))]);
  suggestions.ask(query);
  pass();
  suggestions.ask({ ...query, phone: '56789' });
  expect((await suggestions.whenAnswered()).callers).toHaveLength(1);
  answerLate(suggestion([]));
  await vi.waitFor(() => expect(suggestions.store.get().callers).toHaveLength(1));
});

test('removes callers at once who do not match the newer query', async () => {
  const ali: Caller = { ...siti, key: 'ali', phone: '60198786789', name: 'Ali' };
  const { suggestions, pass } = deskWith([Promise.resolve(suggestion([siti, ali]))]);
  suggestions.ask(query);
  await suggestions.whenAnswered();
  expect(suggestions.store.get()).toMatchObject({ callers: [siti, ali], isOutdated: false });
  suggestions.ask({ ...query, phone: '56789' });
  expect(suggestions.store.get()).toMatchObject({ callers: [siti], certainKey: null, isOutdated: true });
  suggestions.ask({ ...query, phone: '9999' });
  expect(suggestions.store.get()).toMatchObject({ callers: [], isOutdated: false });
  pass();
});

test('what is asked again while it is waited for is waited for, too', async () => {
  let answerLate: (suggestions: CallerSuggestions) => void = () => undefined;
  const late = new Promise<CallerSuggestions>((resolve) => {
    answerLate = resolve;
  });
  const { suggestions } = deskWith([Promise.resolve(suggestion([])), late]);
  suggestions.ask(query);
  const waiting = suggestions.whenAnswered();
  void suggestions.askAgain();
  setTimeout(() => answerLate(suggestion([siti])), 0);
  expect((await waiting).callers).toEqual([siti]);
});

test('what is typed while an answer is waited for is asked about at once, and waited for, too', async () => {
  let answerLate: (suggestions: CallerSuggestions) => void = () => undefined;
  const late = new Promise<CallerSuggestions>((resolve) => {
    answerLate = resolve;
  });
  const { suggestions } = deskWith([late, Promise.resolve(suggestion([siti]))]);
  suggestions.ask(query);
  const waiting = suggestions.whenAnswered();
  suggestions.ask({ ...query, phone: '56789' });
  answerLate(suggestion([]));
  expect((await waiting).callers).toEqual([siti]);
});

test('less than can be asked for empties the card at once', async () => {
  const { suggestions } = deskWith([Promise.resolve(suggestion([siti]))]);
  suggestions.ask(query);
  await suggestions.whenAnswered();
  suggestions.ask({ ...query, phone: '' });
  expect(suggestions.store.get().callers).toEqual([]);
});

test('a failed query leaves no older answer', async () => {
  const { suggestions } = deskWith([
    Promise.resolve(suggestion([siti])),
    Promise.reject(new Error('no database')),
  ]);
  suggestions.ask(query);
  await suggestions.whenAnswered();
  suggestions.ask({ ...query, phone: '56789' });
  await suggestions.whenAnswered();
  expect(suggestions.store.get()).toMatchObject({ callers: [], isOutdated: false });
});

test('too little text sends no query and shows no callers', async () => {
  const { suggestions } = deskWith([Promise.resolve(suggestion([siti]))]);
  suggestions.ask({ ...query, phone: '67' });
  expect((await suggestions.whenAnswered()).callers).toEqual([]);
});

test('who was dismissed and could not be remembered is left out of this call', async () => {
  const { suggestions } = deskWith([
    Promise.resolve(suggestion([siti])),
    Promise.resolve(suggestion([siti])),
  ]);
  suggestions.ask(query);
  await suggestions.whenAnswered();
  await suggestions.dismiss(siti, 0);
  expect(suggestions.store.get().callers).toEqual([]);
});

const blank = { phone: '', name: '' };

test('takes the certain caller or the only one, never a guess', () => {
  const other = { ...siti, key: 'other' };
  expect(getOnlySuggestion(suggestion([siti]), blank)?.key).toBe(siti.key);
  expect(getOnlySuggestion(suggestion([siti, other]), blank)).toBeUndefined();
  expect(getOnlySuggestion(suggestion([siti, other], 'other'), blank)?.key).toBe('other');
});

test('the certain caller is none for another typed name, if the card has others', () => {
  const other = { ...siti, key: 'other', phone: '60198887766', name: 'Encik Osman' };
  const findKey = (name: string, callers: readonly Caller[]) =>
    getOnlySuggestion(suggestion(callers, siti.key), { ...blank, name })?.key;
  expect(findKey('Encik Osman', [siti, other])).toBeUndefined();
  expect(findKey('Puan Siti', [siti, other])).toBe(siti.key);
  // Somebody new of the shop.
  expect(findKey('Encik Osman', [siti])).toBe(siti.key);
});

test('the only suggestion is no certain one for somebody who calls from another number', () => {
  const byName: Caller = { ...siti, matches: [{ kind: 'same-name', matchedText: '' }] };
  const findKey = (phone: string) => getOnlySuggestion(suggestion([byName]), { ...blank, phone })?.key;
  const same = ['', '0198', '012-345 6789', '+60 12-345 6789 ext 4'];
  expect(same.map(findKey)).toEqual(same.map(() => siti.key));
  expect(['0198887777', '03-2161 1234', '+65 6123 4567'].map(findKey)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(getOnlySuggestion(suggestion([byName], siti.key), { ...blank, phone: '0198887777' })?.key).toBe(
    siti.key,
  );
});

test('one who was only found by ear is never taken without a choice', () => {
  const matches: Caller['matches'] = [
    { kind: 'close-store', matchedText: '' },
    { kind: 'close-name', matchedText: '' },
  ];
  const close: Caller = { ...siti, matches };
  expect(getOnlySuggestion(suggestion([close]), blank)).toBeUndefined();
  const similar: Caller = { ...siti, matches: [{ kind: 'similar-name', matchedText: '' }, ...matches] };
  expect(getOnlySuggestion(suggestion([similar]), blank)).toMatchObject({ name: 'Siti' });
});
