import { expect, test } from 'vitest';
import { parseDueTime, readDueTime } from './parse-due-time';
import { getPresetDueTime, presetDueTimes, type PresetDueTime } from './reminder-due-times';
import { createUntypedReminder, parseTypedReminder, toReminderDraft } from './typed-reminder';

const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).getTime();

const choose = (choice: PresetDueTime, atMs: number) =>
  toReminderDraft({ ...createUntypedReminder(null, atMs), choice, text: 'Parts' }, atMs, readDueTime);

const type = (other: string, otherTypedAtMs: number, read: typeof readDueTime | null = readDueTime) =>
  toReminderDraft({ choice: 'other', other, otherTypedAtMs, text: '' }, at(25, 9, 0), read);

test.each<readonly [PresetDueTime, number, number]>([
  ['morning', at(25, 7, 50), at(25, 8, 5)],
  ['afternoon', at(25, 14, 50), at(25, 15, 5)],
  ['afternoon', at(25, 23, 50), at(26, 15, 30)],
])('%s, chosen at %i, is the same time when it is back at %i', (choice, chosenAtMs, backAtMs) => {
  const back = parseTypedReminder(choose(choice, chosenAtMs), backAtMs);
  expect(back).toMatchObject({ choice: 'other', text: 'Parts' });
  expect(parseDueTime(back?.other ?? '', backAtMs)).toBe(getPresetDueTime(choice, chosenAtMs));
});

test('a choice that still means the same time is chosen again', () => {
  for (const choice of presetDueTimes)
    expect(parseTypedReminder(choose(choice, at(25, 9, 0)), at(25, 11, 0))).toMatchObject({ choice });
  // Through the night, a choice has another name of its day, and the same time.
  for (const choice of ['morning', 'afternoon'] as const)
    expect(parseTypedReminder(choose(choice, at(25, 23, 50)), at(26, 0, 5))).toMatchObject({ choice });
});

test.each([
  ['esok 10 pagi', at(25, 23, 50), at(26, 0, 10), '26/11/2026 10:00'],
  ['fri', at(27, 8, 0), at(28, 8, 0), '27/11/2026 09:00'],
  ['3 hari lagi', at(25, 23, 50), at(26, 0, 10), '28/11/2026 23:50'],
  ['in 2 hours', at(25, 9, 0), at(25, 9, 30), '25/11/2026 11:00'],
  ['3/1 10am', at(25, 9, 0), at(25, 9, 30), '03/01/2027 10:00'],
  ['28/11/2026 10:00', at(25, 9, 0), at(29, 9, 30), '28/11/2026 10:00'],
  ['1.12.2026 8pm', at(25, 9, 0), at(29, 9, 30), '1.12.2026 8pm'],
])('%s, typed at %i, is the same time when it is back at %i', (words, typedAtMs, backAtMs, other) => {
  const back = parseTypedReminder(type(words, typedAtMs), backAtMs);
  expect(back).toMatchObject({ choice: 'other', other });
  expect(parseDueTime(other, backAtMs)).toBe(parseDueTime(words, typedAtMs));
});

test('words that are no time are there as they were typed, and so are all until the reading is loaded', () => {
  const back = (draft: ReturnType<typeof type>) => parseTypedReminder(draft, at(25, 9, 5));
  const asTyped = { choice: 'other', otherTypedAtMs: at(25, 9, 5), text: '' };
  expect(back(type('lepas lun', at(25, 9, 0)))).toEqual({ ...asTyped, other: 'lepas lun' });
  expect(back(type('esok kedai', at(25, 9, 0)))).toEqual({ ...asTyped, other: 'esok kedai' });
  expect(back(type('lusa', at(25, 9, 0), null))).toEqual({ ...asTyped, other: 'lusa' });
  expect(parseTypedReminder(undefined, at(25, 9, 0))).toBeUndefined();
});
