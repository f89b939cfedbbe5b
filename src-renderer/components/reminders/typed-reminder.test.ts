import { expect, test } from 'vitest';
import { parseDueTime } from './parse-due-time';
import { getPresetDueTime, presetDueTimes, type PresetDueTime } from './reminder-due-times';
import { createUntypedReminder, parseTypedReminder, toReminderDraft } from './typed-reminder';

const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).getTime();

const choose = (choice: PresetDueTime, atMs: number) =>
  toReminderDraft({ ...createUntypedReminder(null, atMs), choice, text: 'Parts' }, atMs);

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

test('a typed time is there as it was typed', () => {
  const typed = { choice: 'other', other: 'lepas lun', text: '' } as const;
  expect(parseTypedReminder(toReminderDraft(typed, at(25, 9, 0)), at(25, 9, 5))).toEqual(typed);
  expect(parseTypedReminder(undefined, at(25, 9, 0))).toBeUndefined();
});
