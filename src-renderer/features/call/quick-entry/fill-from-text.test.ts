import { expect, test } from 'vitest';
import { blankCallFields } from '../../../../shared/calls/call';
import { addRestToIssue, fillFromText } from './fill-from-text';

const line = '0123456789 Ali Kedai Maju printer rosak 3.1573, 101.7122';

test('a line fills the blank fields, the pin with its source', () => {
  const { changes, filled, alreadyFilled } = fillFromText(blankCallFields, line, null, 7);
  expect(changes).toMatchObject({
    phone: '0123456789',
    name: 'Ali',
    storeName: 'Kedai Maju',
    issue: 'printer rosak',
    latitude: '3.1573',
    longitude: '101.7122',
    pin: { source: 'pair', setAtMs: 7, stale: false },
  });
  expect(filled).toContain('pin');
  expect(alreadyFilled).toEqual([]);
});

test('keeps filled fields and lists them, unless the text says the same', () => {
  const fields = { ...blankCallFields, name: 'Siti', phone: '0123456789', latitude: '1' };
  const { changes, alreadyFilled } = fillFromText(fields, line, null, 7);
  expect(changes).not.toHaveProperty('name');
  expect(changes).not.toHaveProperty('latitude');
  expect(alreadyFilled).toEqual(['name', 'pin']);
});

test('a word that the name says already is neither left over nor another name', () => {
  const { changes, rest } = fillFromText(
    blankCallFields,
    '0173390218 Puan Rohani printer jam, Rohani',
    null,
    7,
  );
  expect(changes).toMatchObject({ name: 'Puan Rohani', issue: 'printer jam' });
  expect(rest).toEqual([]);
  const fields = { ...blankCallFields, name: 'Puan Rohani' };
  expect(fillFromText(fields, '0173390218 rohani', null, 7)).toMatchObject({ rest: [], alreadyFilled: [] });
  expect(fillFromText(fields, '0173390218 siti', null, 7).alreadyFilled).toEqual(['name']);
  const text = 'printer jam. Ref AB12345';
  expect(fillFromText(blankCallFields, text, null, 7).rest).toEqual(['Ref AB12345']);
});

test('puts a map link without a place into the remark, and says so', () => {
  const text = 'Ali https://maps.app.goo.gl/abcDEF123 printer rosak';
  const { changes, filled, rest, unreadLinks } = fillFromText(blankCallFields, text, null, 7);
  expect(changes).not.toHaveProperty('pin');
  expect(changes).not.toHaveProperty('latitude');
  expect(unreadLinks).toEqual(['https://maps.app.goo.gl/abcDEF123']);
  expect(changes.remark).toBe('https://maps.app.goo.gl/abcDEF123');
  expect(filled).toContain('remark');
  expect(rest).toEqual([]);
  const typed = { ...blankCallFields, remark: 'Gate 12' };
  expect(fillFromText(typed, text, null, 7).changes.remark).toBe(
    'Gate 12\nhttps://maps.app.goo.gl/abcDEF123',
  );
  const full = { ...blankCallFields, remark: 'x'.repeat(999) };
  expect(fillFromText(full, text, null, 7)).toMatchObject({ rest: unreadLinks });
  expect(fillFromText(full, text, null, 7).changes).not.toHaveProperty('remark');
});

test('writes a name in small letters as names are written, and a second reading finds it filled', () => {
  const text = '0123456789 siti aminah binti ali kedai maju printer rosak';
  const { changes } = fillFromText(blankCallFields, text, null, 7);
  expect(changes.name).toBe('Siti Aminah binti Ali');
  const again = fillFromText({ ...blankCallFields, ...changes }, text, null, 7);
  expect(again).toMatchObject({ filled: [], alreadyFilled: [] });
});

test('what belongs to no field becomes a line of the issue, once', () => {
  const read = {
    changes: {},
    filled: [],
    alreadyFilled: [],
    leftTexts: [],
    unsure: [],
    rest: ['ipoh', 'printer jams'],
    unreadLinks: [],
  };
  const text = 'ipoh; printer jams';
  const added = addRestToIssue(blankCallFields, text, read);
  expect(added).toMatchObject({ changes: { issue: 'ipoh, printer jams' }, filled: ['issue'], rest: [] });
  const typed = { ...blankCallFields, issue: 'No paper' };
  expect(addRestToIssue(typed, text, read).changes.issue).toBe('No paper\nipoh, printer jams');
  const twice = addRestToIssue({ ...blankCallFields, ...added.changes }, text, read);
  expect(twice.changes.issue).toBe('ipoh, printer jams');
  expect(addRestToIssue(blankCallFields, text, { ...read, rest: [] }).changes).not.toHaveProperty('issue');
});

test('words that are part of another word of the issue are added, and a link that begins like another one', () => {
  const read = {
    changes: {},
    filled: [],
    alreadyFilled: [],
    leftTexts: [],
    unsure: [],
    rest: ['ink'],
    unreadLinks: [],
  };
  const fields = { ...blankCallFields, issue: 'printer linked\nno power' };
  expect(addRestToIssue(fields, 'ink', read).changes.issue).toBe('printer linked\nno power\nink');
  const known = { ...read, rest: ['no power'] };
  expect(addRestToIssue(fields, 'no power', known).changes.issue).toBe(fields.issue);

  const link = 'https://maps.app.goo.gl/abcDEF1';
  const typed = { ...blankCallFields, remark: `Gate: ${link}23 ring` };
  const text = `Ali ${link} printer rosak`;
  expect(fillFromText(typed, text, null, 7).changes.remark).toBe(`${typed.remark}\n${link}`);
  expect(fillFromText(typed, `Ali ${link}23 printer rosak`, null, 7).changes).not.toHaveProperty('remark');
});

test('every word of a line becomes part of the issue, where the fields have other words', () => {
  const fields = { ...blankCallFields, phone: '0123450099', issue: 'printer rosak' };
  const text = 'parking lot full, call before coming, gate code 4411, whatsapp same number';
  const read = fillFromText(fields, text, null, 7);
  expect(read.alreadyFilled).toContain('issue');
  const added = addRestToIssue(fields, text, read);
  expect(added.changes.issue).toBe(`printer rosak\n${text}`);
  expect(added).toMatchObject({ alreadyFilled: [], leftTexts: [], rest: [] });
  const other = 'Siti 019-765 4321';
  const named = { ...fields, name: 'Ali' };
  const left = addRestToIssue(named, other, fillFromText(named, other, null, 7));
  expect(left.changes.issue).toContain('Siti');
  expect(left.changes.issue).toContain('4321');
});

test('a text without any field fills nothing', () => {
  expect(fillFromText(blankCallFields, '   ', null, 7).filled).toEqual([]);
});

test('an urgent call gets a high priority, unless the agent has chosen one', () => {
  const text = 'URGENT!!! 0123456789 Ali printer rosak, ref AB12345';
  const read = fillFromText(blankCallFields, text, null, 7);
  expect(read.changes).toMatchObject({ priority: 1, issue: 'printer rosak' });
  expect(read.filled).toContain('priority');
  expect(addRestToIssue(blankCallFields, text, read).changes.issue).not.toMatch(/urgent/i);

  const low = { ...blankCallFields, priority: -1 as const };
  const kept = fillFromText(low, text, null, 7);
  expect(kept.changes).not.toHaveProperty('priority');
  expect(kept.alreadyFilled).toEqual(['priority']);
  expect(addRestToIssue(low, text, kept).alreadyFilled).toEqual(['priority']);
});
