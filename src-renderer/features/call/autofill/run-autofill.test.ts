import { expect, test } from 'vitest';
import { loadGazetteer } from '../../../state/gazetteer-store';
import { unloadGazetteer } from '../../../state/gazetteer-store.fixture';
import { createTestSession } from '../session/call-session.fixture';
import { runAutofill } from './run-autofill';

test('an address that was left before the gazetteer is there gives its state once it is, unless it is of no use by then', async () => {
  const open = createTestSession({ address: 'Kulai' });
  const sent = createTestSession({ address: 'Kulai' });
  const changed = createTestSession({ address: 'Kulai' });
  unloadGazetteer();
  for (const { session } of [open, sent, changed]) runAutofill(session);
  sent.known.isEditable = false;
  changed.session.edit('address', 'Kulai b');
  expect(open.session.getFields().state).toBe('');

  await loadGazetteer();
  await Promise.resolve();
  const states = [open, sent, changed].map(({ session }) => session.getFields().state);
  expect(states).toEqual(['Johor', '', '']);
});

test('what follows from a number is one step: the extension comes back with SMS, and both go with the text they came from', () => {
  const typed = { phone: '03-2161 1234 ext 3', remark: '', isReceiveSms: true };
  const { session } = createTestSession(typed);
  runAutofill(session);
  expect(session.getFields()).toMatchObject({
    phone: '03-2161 1234',
    remark: 'Ext 3\n',
    isReceiveSms: false,
  });
  session.undo();
  expect(session.getFields()).toMatchObject(typed);
  runAutofill(session);
  expect(session.getFields(), 'and not again').toMatchObject(typed);

  const { session: pasted } = createTestSession();
  pasted.fillInOneStep(() => {
    pasted.fill('quick-entry', { phone: typed.phone });
    runAutofill(pasted);
    pasted.fill('quick-entry', { name: 'Ali' });
  });
  expect(pasted.getFields()).toMatchObject({ phone: '03-2161 1234', name: 'Ali', isReceiveSms: false });
  pasted.undo();
  expect(pasted.getFields()).toMatchObject({ phone: '', name: '', remark: '', isReceiveSms: true });
});
