import { referencePattern } from '../../shared/tickets/ticket-reference';
import { toLocalMs, type Cell } from './export-columns';

/**
 * CSV by RFC 4180, in UTF-8 with a byte order mark, so that Excel does not assume an old code page. CSV cannot mark a
 * cell as text, and spreadsheets read `+60123456789`, `0123` or `=…` as numbers and formulas: an apostrophe precedes each
 * such text, and each that starts with one. Readers remove it.
 */
export const byteOrderMark = '\uFEFF';

const lineEnd = '\r\n';
const guard = "'";

/** Also quotes the other separators that LibreOffice offers, because a formula could start after one. */
const wantsQuotes = /[",;\t\r\n]/;
const edgeSpace = /^\s|\s$/;
/** Starts with a letter and has no digit: no spreadsheet reads it as a number, date, formula or command. */
const plainText = /^\p{L}\P{N}*$/u;
/** Words that spreadsheets read as booleans. */
const truthWord = /^(?:true|false)$/i;
const maxTruthWordLength = 5;
const maxReferenceLength = 'SH-'.length + 5;

export function formatCsvLine(cells: readonly Cell[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at += 1)
    line += `${at === 0 ? '' : ','}${formatCell(cells[at] ?? null)}`;
  return line + lineEnd;
}

export function escapeFormula(text: string): string {
  const isPlain = text === '' || isReference(text) || (plainText.test(text) && !isTruthWord(text));
  return isPlain ? text : guard + text;
}

/** Returns the original text of a text cell. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith(guard) ? cell.slice(guard.length) : cell;
}

/** The app’s own short names, all alike: with and without a digit, none is a number, date, formula or command. */
function isReference(text: string): boolean {
  return text.length <= maxReferenceLength && referencePattern.test(text);
}

function formatCell(cell: Cell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return quoted(escapeFormula(cell));
  return typeof cell === 'number' ? String(cell) : timeOf(toLocalMs(cell.atMs));
}

function isTruthWord(text: string): boolean {
  return text.length <= maxTruthWordLength && truthWord.test(text);
}

function quoted(text: string): string {
  return wantsQuotes.test(text) || edgeSpace.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A cache of the last date: most lists are in the order of their days. */
let lastDay = { number: Number.NaN, name: '' };
const msPerDay = 86_400_000;
const twoDigits = Array.from({ length: 60 }, (_each, number) => String(number).padStart(2, '0'));

function timeOf(ms: number): string {
  const number = Math.floor(ms / msPerDay);
  if (number !== lastDay.number)
    lastDay = { number, name: new Date(number * msPerDay).toISOString().slice(0, 10) };
  const seconds = Math.floor((ms - number * msPerDay) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${lastDay.name} ${twoDigits[hours]}:${twoDigits[minutes]}:${twoDigits[seconds % 60]}`;
}
