import { expect, test } from 'vitest';
import { dropChoiceDigit } from './drop-choice-digit';
import { readKeyInChoices } from './read-key-in-choices';

/** Types into the row of four choices, and from there on into the field, whose text is returned. */
function typeTime(keys: string): string {
  let [typed, isTime, startsWithChoice] = ['', false, false];
  for (const key of keys) {
    if (isTime) {
      typed += key;
      const kept = startsWithChoice ? dropChoiceDigit(typed) : typed;
      startsWithChoice = startsWithChoice && kept === typed;
      typed = kept;
      continue;
    }
    const read = readKeyInChoices(typed, key, 4);
    [typed, isTime, startsWithChoice] = [read.typed, read.isTime, read.startsWithChoice === true];
  }
  return typed;
}

test.each(['430pm', '430 petang', '405pm', '4.30', '4/12', '4pm', '4 jam', '4点', '1530', '3pm'])(
  'all of %s is the time',
  (keys) => {
    expect(typeTime(keys)).toBe(keys);
  },
);

test.each([
  ['41530', '1530'],
  ['4930', '930'],
  ['415:30', '15:30'],
  ['44pm', '4pm'],
  ['43pm', '3pm'],
  ['411am', '11am'],
  ['4430pm', '430pm'],
  ['4410pm', '410pm'],
  ['43.30', '3.30'],
  ['412/3', '12/3'],
  ['43点', '3点'],
  ['415点', '15点'],
  ['4esok 10am', 'esok 10am'],
])('of %s, the first digit chose another time: %s', (keys, expected) => {
  expect(typeTime(keys)).toBe(expected);
});
