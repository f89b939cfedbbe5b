import { expect, test } from 'vitest';
import {
  getNextChoiceOfEndedCall,
  getNextIncidentChoice,
  getReasonNotToLink,
} from './get-next-incident-choice';

const cards = { uid: 'cards', title: 'Cards', traits: ['card terminal', 'declined'], beganAtMs: 2 };
const johor = { uid: 'johor', title: 'Johor', traits: ['network', 'region:johor'], beganAtMs: 1 };
const open = [cards, johor];

test('the key goes from the likely incident over its callback to the others, and back to none', () => {
  const seen = [];
  let chosen: ReturnType<typeof getNextIncidentChoice> = null;
  for (let press = 0; press < 5; press += 1) {
    chosen = getNextIncidentChoice(chosen, johor, open);
    seen.push(chosen === null ? 'none' : `${chosen.uid} ${chosen.wantsCallback}`);
  }
  expect(seen).toEqual(['johor false', 'johor true', 'cards false', 'cards true', 'none']);
  expect(getNextIncidentChoice({ uid: 'over', wantsCallback: true }, cards, open)).toEqual({
    uid: 'cards',
    wantsCallback: false,
  });
  expect(getNextIncidentChoice(null, undefined, [])).toBeNull();
});

test('of a call that has ended, the key goes on to another incident or drops the callback, but not the link', () => {
  const first = { uid: 'johor', wantsCallback: false };
  expect(getNextChoiceOfEndedCall(null, johor, open)).toEqual(first);
  expect(getNextChoiceOfEndedCall(first, johor, [johor])).toEqual({ ...first, wantsCallback: true });
  expect(getNextChoiceOfEndedCall({ ...first, wantsCallback: true }, johor, [johor])).toEqual(first);
  expect(getNextChoiceOfEndedCall({ ...first, wantsCallback: true }, johor, open)?.uid).toBe('cards');
});

test('a call that has ended is linked as well; without an incident that lasts, it is told where its link is', () => {
  const ended = { isEditable: false, isBlank: false, isUnlikeOthers: false, chosen: null };
  const chosen = { uid: 'cards', wantsCallback: false };
  expect(getReasonNotToLink({ ...ended, chosen }, true, open)).toBeUndefined();
  expect(getReasonNotToLink({ ...ended, chosen }, false, [])).toBe('unavailable.incidentLinked');
  expect(getReasonNotToLink(ended, false, open)).toBeUndefined();
  expect(getReasonNotToLink(ended, false, [])).toBe('unavailable.noIncident');
  expect(getReasonNotToLink({ ...ended, isUnlikeOthers: true }, false, [])).toBe(
    'unavailable.otherCallsSimilar',
  );
});

test('an open call is linked to an incident that has ended once its issue shows that it is about the same thing', () => {
  const call = { isEditable: true, isBlank: true, isUnlikeOthers: false, chosen: null };
  expect(getReasonNotToLink(call, false, [], true)).toBe('unavailable.noIssueToLink');
  const typed = { ...call, isBlank: false };
  expect(getReasonNotToLink(typed, false, [], true)).toBe('unavailable.noIncident');
  expect(getReasonNotToLink(typed, true, [cards], true)).toBeUndefined();
  expect(getReasonNotToLink({ ...typed, isUnlikeOthers: true }, true, [cards], true)).toBeUndefined();
});

test('an open call is linked once its issue is typed, or an incident is shown', () => {
  const blank = { isEditable: true, isBlank: true, isUnlikeOthers: false, chosen: null };
  expect(getReasonNotToLink(blank, false, [])).toBe('unavailable.noIncident');
  expect(getReasonNotToLink({ ...blank, isUnlikeOthers: true }, false, [])).toBe(
    'unavailable.noIssueOfSimilar',
  );
  expect(getReasonNotToLink(blank, false, open)).toBe('unavailable.noIssueToLink');
  expect(getReasonNotToLink(blank, true, open)).toBeUndefined();
  expect(getReasonNotToLink({ ...blank, isBlank: false }, false, open)).toBeUndefined();
});
