import { expect, test } from 'vitest';
import { gazetteerStore, loadGazetteer } from '../../../state/gazetteer-store';
import { createTestSession } from '../session/call-session.fixture';
import { runAutofill } from './run-autofill';

test('an address that was left before the gazetteer is there gives its state once it is, unless it is of no use by then', async () => {
  const open = createTestSession({ address: 'Kulai' });
  const sent = createTestSession({ address: 'Kulai' });
  const changed = createTestSession({ address: 'Kulai' });
  expect(gazetteerStore.get()).toBeNull();
  for (const { session } of [open, sent, changed]) runAutofill(session);
  sent.known.isEditable = false;
  changed.session.edit('address', 'Kulai b');
  expect(open.session.getFields().state).toBe('');

  await loadGazetteer();
  await Promise.resolve();
  const states = [open, sent, changed].map(({ session }) => session.getFields().state);
  expect(states).toEqual(['Johor', '', '']);
});
