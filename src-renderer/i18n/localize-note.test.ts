import { expect, test } from 'vitest';
import { languages } from '../../shared/i18n/language';
import { localizeNote } from './localize-note';
import { translators } from './use-text';

const shown = {
  en: 'Asked about case CA777777X\nEarlier reference: SH-7K3Q\nspeaks Hokkien',
  ms: 'Bertanya tentang kes CA777777X\nRujukan terdahulu: SH-7K3Q\nspeaks Hokkien',
  zh: '询问个案 CA777777X\n原参考号：SH-7K3Q\nspeaks Hokkien',
};

test.each(languages.flatMap((from) => languages.map((to) => [from, to] as const)))(
  'a note that the app wrote in %s is shown in %s, and what an agent wrote as it is',
  (from, to) => {
    expect(localizeNote(shown[from], translators[to])).toBe(shown[to]);
  },
);

test.each(['Asked about case of the printer', 'Asked about case ', 'He: Asked about case CA7', ''])(
  'the words of an agent stay: %j',
  (note) => {
    expect(localizeNote(note, translators.ms)).toBe(note);
  },
);
