import { expect, test } from 'vitest';
import { answerQuestion, askQuestions } from '../../../../shared/calls/asked-questions';
import { listSetAsideAnswers } from './autofill-history';
import { createTestSession } from './call-session.fixture';

test('undoes an autofill completely and restores the earlier values', () => {
  const { session } = createTestSession({ remark: 'gate code 12' });
  session.fill('quick-entry', { name: 'Ali', remark: 'gate code 12\next 3' });
  expect(session.getFields()).toMatchObject({ name: 'Ali', remark: 'gate code 12\next 3' });
  session.undo();
  expect(session.getFields()).toMatchObject({ name: '', remark: 'gate code 12' });
  expect(session.undo()).toBeUndefined();
});

test('undoes autofills one by one, newest first', () => {
  const { session } = createTestSession();
  session.fill('quick-entry', { name: 'Ali' });
  session.fill('postcode', { state: 'Selangor' });
  session.undo();
  expect(session.getFields()).toMatchObject({ name: 'Ali', state: '' });
  session.undo();
  expect(session.getFields().name).toBe('');
});

test('undoes an autofill together with what followed from it, but not a later one', () => {
  const { session } = createTestSession();
  session.fill('map', { latitude: '3.1' });
  session.fillInOneStep(() => {
    session.fill('quick-entry', { name: 'Ali', phone: '03-2161 1234 ext 5' });
    session.fill('extension', { phone: '03-2161 1234', remark: 'Ext 5' });
    session.fill('landline', { isReceiveSms: false });
  });
  session.fill('postcode', { state: 'Selangor' });
  expect(session.undo()).toMatchObject({ source: 'postcode' });
  expect(session.getFields()).toMatchObject({ name: 'Ali', isReceiveSms: false });
  expect(session.undo()).toMatchObject({ source: 'quick-entry' });
  expect(session.getFields()).toMatchObject({
    name: '',
    phone: '',
    remark: '',
    isReceiveSms: true,
    latitude: '3.1',
  });
  expect(session.wasFilled('isReceiveSms', false)).toBe(true);
  session.undo();
  expect(session.getFields().latitude).toBe('');
});

test('leaves what the telephone gave, with what followed from it, and undoes what came before it', () => {
  const { session } = createTestSession();
  session.fill('map', { latitude: '3.1' });
  session.fillInOneStep(() => {
    session.fill('incoming', { phone: '03 2161 1234', name: 'Devi' });
    session.fill('landline', { isReceiveSms: false });
  });
  expect(session.undo()).toMatchObject({ source: 'map' });
  expect(session.undo()).toBeUndefined();
  expect(session.getFields()).toMatchObject({
    phone: '03 2161 1234',
    name: 'Devi',
    isReceiveSms: false,
    latitude: '',
  });
  session.undoField('name');
  expect(session.getFields().name).toBe('');
});

test('a step whose filling throws takes no later autofill with it', () => {
  const { session } = createTestSession();
  const fillAll = () => {
    session.fill('quick-entry', { name: 'Ali' });
    throw new Error('a fault of the app');
  };
  expect(() => session.fillInOneStep(fillAll)).toThrow('a fault of the app');
  session.fill('postcode', { state: 'Selangor' });
  session.undo();
  expect(session.getFields()).toMatchObject({ name: 'Ali', state: '' });
});

test('a new window undoes the autofills of a call that was saved, and repeats none that was undone', async () => {
  const { session, saved } = createTestSession({ remark: 'gate code 12' });
  session.fill('caller', { name: 'Siti' });
  session.undo();
  session.fill('map', { latitude: '3.1' });
  session.fillInOneStep(() => {
    session.fill('quick-entry', { name: 'Ali', remark: 'gate code 12\next 3' });
    session.fill('landline', { isReceiveSms: false });
  });
  await session.saver.flush();
  const loaded = createTestSession(saved.at(-1)).session;
  expect(loaded.filledBy('name')).toBe('quick-entry');
  expect(loaded.wasFilled('name', 'Siti')).toBe(true);
  loaded.fillInOneStep(() => void loaded.fill('postcode', { state: 'Johor' }));
  loaded.undo();
  expect(loaded.getFields()).toMatchObject({ name: 'Ali', state: '', isReceiveSms: false });
  loaded.undo();
  expect(loaded.getFields()).toMatchObject({ name: '', remark: 'gate code 12', isReceiveSms: true });
  loaded.undo();
  expect(loaded.getFields().latitude).toBe('');
});

test('undoes no more than the newest hundred autofills', async () => {
  const { session, saved } = createTestSession();
  for (let nth = 0; nth < 150; nth += 1) session.fill('quick-entry', { name: `Ali ${String(nth)}` });
  await session.saver.flush();
  expect(saved).toHaveLength(1);
  while (session.undo() !== undefined);
  expect(session.getFields().name).toBe('Ali 49');
});

test('a call that was sent while a text was read takes nothing of it', () => {
  const { session, known } = createTestSession();
  known.isEditable = false;
  session.fillInOneStep(() => void session.fill('quick-entry', { name: 'Ali' }));
  expect(session.getFields()).toMatchObject({ name: '', autofill: { applied: [] } });
});

test('a field that lost its source leaves the rest of its step one step', () => {
  const { session } = createTestSession();
  session.fillInOneStep(() => {
    session.fill('quick-entry', { name: 'Ali', state: 'Johor' });
    session.fill('landline', { isReceiveSms: false });
  });
  session.clearFields(['state']);
  session.undo();
  expect(session.getFields()).toMatchObject({ name: '', isReceiveSms: true });
});

test('undo keeps what the agent typed over an autofill', () => {
  const { session } = createTestSession();
  session.fill('quick-entry', { name: 'Ali', storeName: 'Maju' });
  session.edit('name', 'Ali bin Abu');
  expect(session.filledBy('name')).toBeUndefined();
  expect(session.filledBy('storeName')).toBe('quick-entry');
  session.undo();
  expect(session.getFields()).toMatchObject({ name: 'Ali bin Abu', storeName: '' });
});

test('undoes one field, and the others stay', () => {
  const { session } = createTestSession();
  session.fill('caller', { name: 'Ali', storeName: 'Maju' });
  session.undoField('name');
  expect(session.getFields()).toMatchObject({ name: '', storeName: 'Maju' });
  expect(session.wasFilled('name', 'Ali')).toBe(true);
  session.undo();
  expect(session.getFields().storeName).toBe('');
});

test('a pin is refused whole', () => {
  const { session } = createTestSession();
  const pin = { source: 'store', setAtMs: 1, radiusMetres: 0, stale: false } as const;
  session.fill('caller', { latitude: '3.1', longitude: '101.7', pin, name: 'Ali' });
  session.undoField('latitude');
  expect(session.getFields()).toMatchObject({ latitude: '', longitude: '', pin: null, name: 'Ali' });
});

test('fills nothing if the field already has the value', () => {
  const { session } = createTestSession({ name: 'Ali' });
  expect(session.fill('quick-entry', { name: 'Ali' })).toBe(false);
  expect(session.undo()).toBeUndefined();
});

test('a cleared field is blank, cannot be undone, and can be filled again', () => {
  const { session } = createTestSession();
  session.fill('quick-entry', { name: 'Ali', state: 'Johor' });
  session.fill('postcode', { state: 'Selangor' });
  session.clearFields(['state']);
  expect(session.getFields()).toMatchObject({ name: 'Ali', state: '' });
  expect(session.filledBy('name')).toBe('quick-entry');
  expect(session.wasFilled('state', 'Selangor')).toBe(false);
  session.undo();
  expect(session.getFields()).toMatchObject({ name: '', state: '' });
  expect(session.undo()).toBeUndefined();
});

test('answers leave with their preset, and come back with its undo or when it is taken again', () => {
  const { session } = createTestSession();
  const take = (question: string) => {
    const { questions, autofill } = session.getFields();
    const asked = askQuestions(questions, [question], 'en', listSetAsideAnswers(autofill));
    session.fill('preset', { questions: asked });
  };
  const answer = (question: string, words: string) =>
    session.change({ questions: answerQuestion(session.getFields().questions, question, words) });
  const getAnswers = () => session.getFields().questions.list.map((asked) => asked.answer);
  take('Which printer?');
  answer('Which printer?', 'Epson');
  take('Which till?');
  expect(getAnswers()).toEqual(['']);
  answer('Which till?', 'Till 2');
  session.undo();
  expect(getAnswers()).toEqual(['Epson']);
  take('Which till?');
  expect(getAnswers()).toEqual(['Till 2']);
  take('Which printer?');
  expect(getAnswers()).toEqual(['Epson']);
  take('Which till?');
  expect(getAnswers()).toEqual(['Till 2']);
});

test('tells what was filled in and undone, with the values that changed by it, and nothing else', () => {
  const { session } = createTestSession({ storeName: 'Kedai Ali' });
  const events: unknown[] = [];
  const stop = session.onFilled((event) => events.push(event));
  const takeEvents = () => events.splice(0);

  session.fill('caller', { name: 'Tan', storeName: 'Kedai Ali', email: '', address: '7 Jalan Ampang' });
  expect(takeEvents()).toEqual([{ source: 'caller', values: { name: 'Tan', address: '7 Jalan Ampang' } }]);
  session.fill('caller', { name: 'Tan' });
  session.edit('storeName', 'Kedai Abu');
  expect(takeEvents(), 'nothing was filled in').toEqual([]);

  session.edit('name', 'Tan Ah Kow');
  session.undo();
  expect(takeEvents(), 'what is typed over stays').toEqual([{ source: null, values: { address: '' } }]);

  session.fill('caller', { address: '7 Jalan Ampang', state: 'Selangor' });
  takeEvents();
  session.undoField('state');
  expect(takeEvents()).toEqual([{ source: null, values: { state: '' } }]);
  session.undoReusedPlace();
  session.undoFields(['address']);
  expect(takeEvents()).toEqual([{ source: null, values: { address: '' } }]);

  session.fill('postcode', { state: 'Selangor' });
  takeEvents();
  session.clearFields(['state']);
  session.load({ ...session.getFields(), name: 'From the disk' });
  expect(takeEvents()).toEqual([]);
  stop();
  session.fill('caller', { name: 'Siti' });
  expect(events).toEqual([]);
});
