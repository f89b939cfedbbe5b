import { expect, test } from 'vitest';
import { createTestSession } from './call-session.fixture';

test('an earlier autofill goes, a later one stays, and its undo brings back what was before both', () => {
  const { session } = createTestSession({ storeName: 'Kedai Ali' });
  session.fill('caller', { name: 'Siti', storeName: 'Kedai Maju', state: 'Johor' });
  const [first] = session.getFields().autofill.applied;
  session.fill('quick-entry', { storeName: 'Kedai Jaya' });
  session.undoFills(first === undefined ? [] : [first]);
  expect(session.getFields()).toMatchObject({ name: '', storeName: 'Kedai Jaya', state: '' });
  expect(session.wasFilled('name', 'Siti')).toBe(true);
  session.undo();
  expect(session.getFields().storeName).toBe('Kedai Ali');
});

test('of several callers in turn, all values go back to those before the first', () => {
  const { session } = createTestSession({ name: 'S' });
  session.fill('caller', { name: 'Siti', email: 'siti@example.com' });
  session.fill('caller', { name: 'Devi', email: '' });
  session.fill('postcode', { state: 'Johor' });
  const { applied } = session.getFields().autofill;
  session.undoFills(applied.filter(({ source }) => source === 'caller'));
  expect(session.getFields()).toMatchObject({ name: 'S', email: '', state: 'Johor' });
  expect(session.getFields().autofill.applied).toMatchObject([{ source: 'postcode' }]);
});
