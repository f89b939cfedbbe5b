import { expect, test } from 'vitest';
import { blankCallFields, type CallFields } from '../../../../shared/calls/call';
import { fillFromText } from './fill-from-text';
import { createTestSession } from '../session/call-session.fixture';
import {
  fillFromUnreadLine,
  isLineUnread,
  listLostWords,
  locateAfterCut,
  locateLeftWords,
} from './unread-line';

const known = {
  ...blankCallFields,
  phone: '017-123 4567',
  name: 'Wong Mei Fun',
  storeName: 'Fun Tea Sunway',
  issue: 'label printer blank again',
  address: '12 Jalan Meru, Level 5, 41050 Klang',
  latitude: '3.0449',
  longitude: '101.4456',
};

function read(fields: CallFields, quickEntryText: string): readonly string[] {
  const found = fillFromText(fields, quickEntryText, null, 7);
  const lineRead = locateLeftWords(quickEntryText, found);
  return listLostWords({ ...fields, ...found.changes, quickEntryText, lineRead });
}

test.each([
  ['only after 3pm, ask for Ah Hock', /only after 3pm/],
  ['cash drawer also stuck', /cash drawer also stuck/],
  ['Ali, whatsapp only', /whatsapp only/],
  ['jangan call pagi', /jangan call pagi/],
  ['走后门', /走后门/],
  ['moved to 6 Jalan Meru, 41050 Klang', /6 Jalan Meru/],
  ['Fun Tea Sunway 2', /2/],
  ['12 Jalan Meru, Level 3', /Level 3/],
  ['new number 0171234599', /0171234599/],
])('of %j, what a call with all fields filled does not have is lost', (line, lost) => {
  expect(read(known, line).join(' · ')).toMatch(lost);
});

test.each([
  'Wong, 0171234567',
  'Wong, 01712345678899',
  'Fun Tea, Wong',
  'cust says label printer blank again',
  'pls call back',
  '老板说 label printer blank again',
])('of %j, nothing is lost', (line) => {
  expect(read(known, line)).toEqual([]);
});

test('a line is unread until it is entered, and once it was changed, but not what the call has already', () => {
  const typed = { ...known, quickEntryText: 'only after 3pm' };
  expect(isLineUnread(typed)).toBe(true);
  expect(isLineUnread({ ...typed, lineRead: null })).toBe(true);
  expect(isLineUnread({ ...typed, lineRead: [] })).toBe(false);
  expect(isLineUnread({ ...typed, quickEntryText: 'Wong, 0171234567' })).toBe(false);
  expect(isLineUnread({ ...typed, quickEntryText: ' ' })).toBe(false);
  const pinned = { ...typed, latitude: '3.17', longitude: '101.68' };
  expect(isLineUnread({ ...pinned, quickEntryText: 'Wong, 3.1700,101.6800' })).toBe(false);
});

test('of a call of before, a line that filled something in was read', () => {
  const applied = [{ source: 'quick-entry' as const, before: { issue: '' }, after: { issue: 'x' } }];
  const autofill = { applied, undone: [] };
  expect(isLineUnread({ ...known, quickEntryText: 'only after 3pm', autofill })).toBe(false);
});

test('a name that was typed in small letters is named alone', () => {
  expect(read(known, 'printer rosak, encik ali bin abu, ipoh')).toContain('encik ali bin abu');
});

test('words taken out of a line that was read leave it read, and others make it unread', () => {
  const quickEntryText = 'Wong, only after 3pm, gate code 7788';
  const line = {
    ...known,
    quickEntryText,
    lineRead: [[6, 20] as [number, number], [22, 36] as [number, number]],
  };
  expect(locateAfterCut(line, 'Wong, only after 3pm, gate co')).toEqual([[6, 20]]);
  expect(locateAfterCut(line, 'Wong, gate code 7788')).toEqual([[6, 20]]);
  expect(locateAfterCut(line, 'Wong, only after 4pm, gate code 7788')).toBeNull();
  expect(locateAfterCut({ ...line, lineRead: null }, 'Wong')).toBeNull();
});

test('a line too long to be read goes into the issue of a call that ends, whole', async () => {
  const text = `ask for Ah Hock 0123456789 ${'x '.repeat(6000)}end`;
  const { session } = createTestSession();
  session.setQuickEntryText(text);
  await fillFromUnreadLine(session, () => undefined);
  expect(session.getFields()).toMatchObject({ issue: text, phone: '' });
});
