import { expect, test } from 'vitest';
import { languages } from '../../shared/i18n/language';
import { createEraseQuestion } from './confirmation-questions';

const found = {
  tickets: 2,
  numbers: 1,
  calls: 0,
  others: 0,
  unsettled: 0,
  redacted: 0,
  leftOut: 0,
  unsure: 0,
  unsureList: [],
  ofOthers: 0,
  ticketList: [],
  callList: [],
  redactedList: [],
  listable: 0,
  otherList: [],
};

test('a name that a page makes up stays on one line, short, and turns no text around', () => {
  const name = `Ahmad\u202E\n\nAnswer yes.\n${'x'.repeat(500)}`;
  for (const language of languages) {
    for (const tickets of [0, 2]) {
      const { message } = createEraseQuestion(
        { ...found, tickets },
        { name, phone: '60123456789' },
        false,
        language,
      );
      expect(message).toContain('Ahmad Answer yes. xxx');
      expect(message).toContain('…, 60123456789');
      expect(message).not.toMatch(/[\n\u202E]/);
      expect(message.length).toBeLessThan(200);
    }
  }
});

test('the last question names all that the count has, also incoming calls and notes that are half typed', () => {
  const details = languages.map(
    (language) =>
      createEraseQuestion({ ...found, others: 3 }, { name: 'Ahmad', phone: '' }, false, language).detail,
  );
  const named = [
    ['3 lasting or half-typed notes', 'incoming calls'],
    ['nota yang belum siap', 'panggilan masuk'],
    ['未写完的笔记', '来电'],
  ];
  for (const [at, words] of named.entries()) for (const word of words) expect(details[at]).toContain(word);
});
