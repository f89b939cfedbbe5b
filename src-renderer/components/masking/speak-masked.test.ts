import { expect, test } from 'vitest';
import { maskCharacters } from '../../../shared/privacy/mask-personal-data';
import { translators } from '../../i18n/use-text';
import { speakMasked } from './speak-masked';

test('mask characters are said as a word, and a text without any stays as it is', () => {
  const t = translators.en;
  expect(speakMasked(`T${maskCharacters}, Kopi Pagi`, t)).toBe('T hidden, Kopi Pagi');
  expect(speakMasked('Kopi Pagi', t)).toBe('Kopi Pagi');
});
