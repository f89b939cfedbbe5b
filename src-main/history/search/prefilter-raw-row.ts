import { foldText } from '../../../shared/search/fold-text';
import {
  normalizeCode,
  extractDigits,
  type SearchTerms,
  type TermVariant,
} from '../../../shared/search/search-terms';
import { listEndingTexts, type SearchedRow } from './searchable-ticket';

/**
 * Returns false only if a ticket certainly lacks one of the words. Checks the stored row, in a fraction of the time
 * that parsing and comparing takes.
 */
export function prefilterRawRow(row: SearchedRow, words: SearchTerms): boolean {
  // Without escapes, each text of the body appears in it unchanged.
  if (words.length === 0 || row.body.includes('\\')) return true;
  const raw = createRawTexts(row);
  return words.every((ways) => ways.some((way) => mightMatchVariant(raw, way)));
}

type RawTexts = {
  readonly folded: string;
  readonly digits: () => string;
  readonly codes: () => string;
};

function createRawTexts(row: SearchedRow): RawTexts {
  const { body, notes, reminders, case_number: caseNumber, reference } = row;
  const codes = [caseNumber ?? '', reference];
  const folded = foldText([body, ...codes, notes ?? '', reminders ?? '', ...listEndingTexts(row)].join('\n'));
  return {
    folded,
    digits: () => extractDigits(folded),
    codes: () => codes.map(normalizeCode).join('\n'),
  };
}

function mightMatchVariant({ folded, digits, codes }: RawTexts, { where, parts }: TermVariant): boolean {
  if (where === 'code') return parts.every((part) => codes().includes(part));
  // The words of a phrase may have other blanks between them.
  return parts
    .flatMap((part) => part.split(' '))
    .every((word) => folded.includes(word) || (isNumber.test(word) && digits().includes(word)));
}

const isNumber = /^\d+$/;
