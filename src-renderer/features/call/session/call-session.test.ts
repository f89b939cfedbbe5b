import { describe, expect, test } from 'vitest';
import {
  answerQuestion,
  askQuestions,
  listAnswered,
  noQuestions,
} from '../../../../shared/calls/asked-questions';
import { getProvenance } from '../../../../shared/calls/field-provenance';
import type { Pin } from '../../../../shared/pin/pin-and-coordinates';
import { succeed } from '../../../../shared/result';
import { listSetAsideAnswers } from './autofill-history';
import type { CallSession } from './call-session';
import { createTestSession } from './call-session.fixture';

const pin: Pin = { source: 'pair', setAtMs: 1, radiusMetres: 0, stale: false };

describe('a key', () => {
  test('is on its way to the disk within 200 ms, however many follow it', async () => {
    const { session, saved, waiting } = createTestSession();
    for (const name of ['A', 'Ah', 'Ahmad']) session.edit('name', name);
    expect(waiting).toEqual([200]);
    expect(session.store.get().saveStatus).toEqual({ kind: 'typed' });
    await session.saver.flush();
    expect(saved).toEqual([session.getFields()]);
    expect(saved[0]?.name).toBe('Ahmad');
    expect(session.store.get().saveStatus).toEqual({ kind: 'saved', atMs: 5, unfit: [] });
  });

  test('that leaves the text as it was is not saved', () => {
    const { session, waiting } = createTestSession({ name: 'Ahmad' });
    const before = session.store.get();
    session.edit('name', 'Ahmad');
    expect(session.store.get()).toBe(before);
    expect(waiting).toEqual([]);
  });

  test('changes its field, its fault and its mark, and nothing else', () => {
    const { session } = createTestSession({ phone: '012', latitude: '3.1', longitude: '101.7', pin });
    const before = session.store.get();
    session.edit('name', 'Ahmad');
    const { name: _missing, ...faults } = before.faults;
    expect(session.store.get()).toEqual({
      ...before,
      fields: { ...before.fields, name: 'Ahmad', provenance: { name: 'stated' } },
      faults,
      saveStatus: { kind: 'typed' },
    });
    expect(session.store.get().fields.pin).toBe(pin);
  });

  test.each(['address', 'state'] as const)('in the %s makes the pin stale', (field) => {
    const { session } = createTestSession({ address: 'Klang', latitude: '3.1', longitude: '101.7', pin });
    session.edit(field, 'Johor');
    expect(session.getFields()).toMatchObject({ pin: { stale: true }, provenance: { pin: 'inferred' } });
  });

  test('in the address leaves a pin alone that was set before there was one, until it is set again', () => {
    const { session } = createTestSession();
    session.edit('latitude', '3.0333');
    session.edit('longitude', '101.45');
    for (const address of ['8', '8 Jalan Meru', '8 Jalan Meru, Klang']) session.edit('address', address);
    session.edit('state', 'Selangor');
    expect(session.getFields().pin).toMatchObject({ source: 'typed', stale: false });
    session.edit('latitude', '3.0334');
    session.edit('address', '8 Jalan Meru, Kapar');
    expect(session.getFields().pin).toMatchObject({ stale: true });
  });

  test.each<[string, (session: CallSession) => void]>([
    ['left', (session) => session.leave('address')],
    ['picked', (session) => session.pick('address', '23 Jalan Meru, 41050 Klang')],
    ['filled in', (session) => session.fill('caller', { address: '23 Jalan Meru, 41050 Klang' })],
    ['changed', (session) => session.change({ address: '23 Jalan Meru, 41050 Klang' })],
    ['left with its call', (session) => session.leaveScreen()],
  ])('in an address that was %s since the pin was set before it makes the pin stale', (_how, give) => {
    const { session } = createTestSession();
    session.change({ latitude: '3.0449', longitude: '101.4456', pin });
    for (const address of ['23', '23 Jalan Meru, Klang']) session.edit('address', address);
    give(session);
    session.fill('postcode', { state: 'Selangor' });
    session.edit('state', 'Kuala Lumpur');
    expect(session.getFields().pin).toMatchObject({ stale: false });
    session.edit('address', 'Lot 5 Jalan Meru Utama 9');
    expect(session.getFields().pin).toMatchObject({ stale: true });
  });

  test('in another state than the one that was left makes a pin stale that was set before the address', () => {
    const { session } = createTestSession();
    session.change({ latitude: '3.0449', longitude: '101.4456', pin });
    session.edit('state', 'Selangor');
    session.leave('state');
    session.edit('state', 'Johor');
    expect(session.getFields().pin).toMatchObject({ stale: true });
  });

  test('goes on with the first address where only the window was left, or no text', () => {
    const { session } = createTestSession();
    session.change({ latitude: '3.0449', longitude: '101.4456', pin });
    session.leave('address');
    session.edit('address', '23 Jal');
    session.leaveWindowFrom('address');
    session.edit('address', '23 Jalan Meru, Klang');
    expect(session.getFields().pin).toMatchObject({ stale: false });
  });

  test('in a coordinate makes the pin a typed one, or none', () => {
    const { session } = createTestSession({ latitude: '3.1', longitude: '101.7', pin });
    session.edit('latitude', '3.15');
    expect(session.getFields().pin).toMatchObject({ source: 'typed', stale: false });
    session.edit('latitude', '3.15 north');
    expect(session.getFields().pin).toBeNull();
  });
});

describe('what the app fills in', () => {
  test('comes all at once, with the marks of its source', () => {
    const { session, waiting } = createTestSession();
    const seen: object[] = [];
    session.store.subscribe(() => seen.push(session.getFields()));
    session.fill('caller', { phone: '0123456789', name: 'Ali', latitude: '3.1', longitude: '101.7', pin });
    // One notification for the fields, one for the status "not saved yet".
    expect(seen).toEqual([session.getFields(), session.getFields()]);
    expect(session.getFields().provenance).toEqual({ phone: 'reused', name: 'reused', pin: 'stated' });
    expect(session.filledBy('name')).toBe('caller');
    expect(waiting).toEqual([200]);
  });

  test('is the agent’s once it was typed over, and is left as it is when the filling is undone', () => {
    const { session } = createTestSession();
    session.fill('quick-entry', { name: 'Ali', storeName: 'Maju' });
    session.edit('name', 'Ali bin Abu');
    expect(session.getFields().provenance).toEqual({ name: 'stated', storeName: 'inferred' });
    session.undo();
    expect(session.getFields()).toMatchObject({ name: 'Ali bin Abu', storeName: '' });
  });

  test('is confirmed by the caller, and doubted once more where the confirmation is taken back', () => {
    const { session } = createTestSession();
    session.fill('quick-entry', { name: 'Ali', latitude: '3.1', longitude: '101.7', pin });
    session.confirm(['name', 'pin']);
    expect(session.getFields().provenance).toEqual({ name: 'confirmed', pin: 'confirmed' });
    expect(session.store.get().confirmedPin).toBe('3.1 101.7');
    session.confirm(['name', 'pin']);
    expect(session.getFields().provenance).toEqual({ name: 'stated', pin: 'stated' });
    expect(session.store.get().confirmedPin).toBeNull();
  });

  test('from the ticket of another store is doubted until the caller confirms it, or goes as one', () => {
    const { session } = createTestSession();
    const place = {
      address: '8, Jalan Meru',
      state: 'Selangor',
      latitude: '3.1',
      longitude: '101.4',
      pin: { ...pin, source: 'store' as const },
      reusedPlace: { storeName: 'Kedai Jaya', rightFor: '' },
    };
    const readAddress = () => getProvenance(session.getFields(), 'address');
    session.fill('caller', { name: 'Ali', storeName: 'Kedai Jaya', dealerReseller: 'Maju', ...place });
    expect(readAddress()).toBe('reused');
    session.edit('storeName', 'Kedai Jaya Cawangan Puchong');
    expect(readAddress()).toBe('inferred');
    session.confirm(['address', 'state']);
    expect(readAddress()).toBe('confirmed');
    session.edit('storeName', 'Restoran Selera');
    expect(readAddress()).toBe('inferred');
    session.undoReusedPlace();
    expect(session.getFields()).toMatchObject({
      name: 'Ali',
      storeName: 'Restoran Selera',
      dealerReseller: '',
      address: '',
      state: '',
      latitude: '',
      longitude: '',
      pin: null,
      reusedPlace: null,
    });
  });

  test('as an address is the agent’s own once it was typed over', () => {
    const { session } = createTestSession();
    session.fill('caller', {
      address: '8, Jalan Meru',
      reusedPlace: { storeName: 'Kedai Jaya', rightFor: '' },
    });
    session.edit('address', '9, Jalan Meru');
    expect(session.getFields().reusedPlace).toBeNull();
    session.undo();
    expect(session.getFields()).toMatchObject({ address: '9, Jalan Meru', reusedPlace: null });
  });

  test('as an address stays of its ticket when a blank is added, or what was typed is taken back', () => {
    const address = '8, Jalan Meru';
    const reusedPlace = { storeName: 'Kedai Jaya', rightFor: '' };
    const { session: filled } = createTestSession();
    filled.fill('caller', { storeName: 'Kedai Jaya', address, reusedPlace });
    const copied = createTestSession({ address, reusedPlace, provenance: { address: 'reused' } }).session;
    for (const session of [filled, copied]) {
      const read = () => getProvenance(session.getFields(), 'address');
      session.edit('storeName', 'Restoran Selera');
      session.edit('address', `${address} `);
      expect(read()).toBe('inferred');
      session.edit('address', `${address}x`);
      expect(read()).toBe('stated');
      session.edit('address', address);
      expect(read()).toBe('inferred');
      session.fill('quick-entry', { address: '9, Jalan Puteri' });
      expect(session.getFields().reusedPlace).toBeNull();
      session.undoField('address');
      expect(session.getFields()).toMatchObject({ address, reusedPlace });
      expect(read()).toBe('inferred');
      session.undoReusedPlace();
      session.edit('address', '9, Jalan Puteri');
      expect(session.getFields().reusedPlace).toBeNull();
    }
  });

  test('by a preset takes its questions with it when it is undone', () => {
    const { session } = createTestSession();
    session.fill('preset', {
      issue: 'Printer',
      questions: askQuestions(noQuestions, ['Which one?', 'Since when?'], 'en'),
    });
    session.fill('snippet', { remark: 'a snippet' });
    session.undo();
    expect(session.getFields()).toMatchObject({ remark: '', questions: { list: [{}, {}] } });
    session.change({ questions: answerQuestion(session.getFields().questions, 'Since when?', 'today') });
    session.edit('issue', 'Printer ');
    session.undo();
    expect(session.getFields()).toMatchObject({ issue: '', questions: noQuestions });
  });

  test('by a preset takes its questions with it when its text alone is undone; they stay with a text that stays', () => {
    const { session } = createTestSession();
    const asked = askQuestions(noQuestions, ['Light?'], 'en');
    const answered = answerQuestion(asked, 'Light?', 'red');
    session.fill('preset', { issue: 'Printer', serviceId: 18, questions: asked });
    session.change({ questions: answered });
    session.undoField('issue');
    expect(session.getFields()).toMatchObject({ issue: '', serviceId: 18, questions: noQuestions });
    expect(listSetAsideAnswers(session.getFields().autofill), 'for the next time').toEqual(answered.list);

    session.fill('preset', { issue: 'Printer', serviceId: 23, questions: answered });
    session.edit('issue', 'Printer at counter 2');
    session.undo();
    expect(session.getFields()).toMatchObject({ issue: 'Printer at counter 2', serviceId: 18 });
    expect(session.getFields().questions).toEqual(answered);
  });

  test('as an answer is undone alone', () => {
    const { session } = createTestSession({
      questions: askQuestions(noQuestions, ['Light?', 'Since?'], 'en'),
    });
    session.fill('answer', { questions: answerQuestion(session.getFields().questions, 'Light?', 'No') });
    session.change({ questions: answerQuestion(session.getFields().questions, 'Since?', 'today') });
    session.undo();
    expect(session.getFields().questions.list.map(({ answer }) => answer)).toEqual(['', 'today']);
  });
});

test('Alt and an arrow restore an earlier answer', async () => {
  const questions = askQuestions(noQuestions, ['Light?'], 'en');
  const { session } = createTestSession(
    { questions: answerQuestion(questions, 'Light?', 'no') },
    { 'calls.get-field-history': () => Promise.resolve(succeed({ 'answer: Light?': ['green'] })) },
  );
  await session.stepAnswerHistory('Light?', -1);
  expect(listAnswered(session.getFields().questions)).toMatchObject([{ answer: 'green' }]);
  await session.stepAnswerHistory('Light?', 1);
  expect(listAnswered(session.getFields().questions)).toMatchObject([{ answer: 'no' }]);
});

describe('what became of a paste', () => {
  test('is said until its field is changed or left, or the filling is undone', () => {
    const { session } = createTestSession();
    const say = () => session.remember({ pasteNote: { field: 'name', note: 'pin' } });
    const getNote = () => session.store.get().pasteNote;
    say();
    session.edit('phone', '0');
    session.leave('phone');
    expect(getNote()).not.toBeNull();
    session.edit('name', 'A');
    expect(getNote()).toBeNull();
    say();
    session.leave('name');
    expect(getNote()).toBeNull();
    session.fill('link', { latitude: '3.1', longitude: '101.7', pin });
    say();
    session.undo();
    expect(getNote()).toBeNull();
  });

  test('is said for longer where it was cut', () => {
    const { session } = createTestSession();
    session.remember({ pasteNote: { field: 'name', note: 'cut' } });
    session.edit('name', 'A');
    session.leave('name');
    expect(session.store.get().pasteNote).toEqual({ field: 'name', note: 'cut' });
  });
});

describe('a call that was sent', () => {
  test('shows another language for the caller, saves nothing and confirms nothing', () => {
    const { session, waiting, known } = createTestSession({ name: 'Ali' });
    known.isEditable = false;
    session.change({ callerLanguage: 'zh' });
    session.confirm(['name']);
    expect(session.getFields()).toMatchObject({ callerLanguage: 'zh', provenance: {} });
    expect(waiting).toEqual([]);
  });
});

describe('a call that leaves the screen', () => {
  test('comes back with what was filled and refused, and no field left yet', () => {
    const { session } = createTestSession();
    session.fill('caller', { name: 'Ali', storeName: 'Maju' });
    session.undoField('name');
    session.leave('phone');
    session.remember({ isChoosingEnding: true });
    session.leaveScreen();
    expect(session.store.get()).toMatchObject({ touched: [], isChoosingEnding: false });
    expect(session.filledBy('storeName')).toBe('caller');
    expect(session.wasFilled('name', 'Ali')).toBe(true);
  });

  test('takes its fields from the disk where it was no longer open', () => {
    const { session, waiting } = createTestSession({ name: 'Ali' });
    session.load({ ...session.getFields(), name: '', phone: '0123456789' });
    expect(session.getFields()).toMatchObject({ name: '', phone: '0123456789' });
    expect(session.store.get().faults).toMatchObject({ name: 'missing' });
    expect(session.store.get().faults.phone).toBeUndefined();
    expect(waiting).toEqual([]);
  });
});

describe('the earlier values of a field', () => {
  const withHistory = (address: string[]) =>
    createTestSession(
      { address: 'C', latitude: '3.1', longitude: '101.7', pin },
      { 'calls.get-field-history': () => Promise.resolve(succeed({ address })) },
    );

  test('come back newest first, are saved, and make the pin stale as a key does', async () => {
    const { session, saved } = withHistory(['A', 'B']);
    await session.stepHistory('address', -1);
    expect(session.getFields()).toMatchObject({ address: 'B', pin: { stale: true } });
    await session.stepHistory('address', -1);
    expect(session.getFields().address).toBe('A');
    await session.stepHistory('address', 1);
    await session.stepHistory('address', 1);
    expect(session.getFields().address).toBe('C');
    await session.saver.flush();
    expect(saved.map(({ address }) => address)).toEqual(['C']);
    expect(session.store.get().touched).toEqual(['address']);
  });

  test('are asked for once what is typed is on the disk, where they are written', async () => {
    const { session, saved } = withHistory(['A']);
    session.edit('address', 'D');
    await session.stepHistory('address', -1);
    expect(saved.map(({ address }) => address)).toEqual(['D']);
    expect(session.getFields().address).toBe('A');
  });

  test('give way to a key that comes while they are asked for', async () => {
    const { session } = withHistory(['A', 'B']);
    const stepped = session.stepHistory('address', -1);
    session.edit('address', 'C1');
    await stepped;
    expect(session.getFields().address).toBe('C1');
  });
});
