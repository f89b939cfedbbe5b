import { toLocalMs, type Cell } from './export-columns';

/**
 * CSV by RFC 4180, in UTF-8 with a byte order mark, so that Excel does not take it for an old code page.
 *
 * A CSV has no way to say that a cell is text: a spreadsheet takes `+60123456789` for a number, `0123` for 123, `=…` for
 * a formula. So a text that could be taken for anything but text gets one apostrophe before it, and so does a text that
 * begins with one: a program that reads the file removes one leading apostrophe, and has the original text.
 */
export const byteOrderMark = '\uFEFF';

const lineEnd = '\r\n';
const guard = "'";

/** What LibreOffice offers to part cells at as well stays within its cell: behind it, a formula would begin. */
const partsCells = String.raw`",;\t\r\n`;
const wantsQuotes = new RegExp(`[${partsCells}]`);
const edgeSpace = /^\s|\s$/;
/** Begins with a letter and has no digit: no number, date, formula or command, in no spreadsheet. */
const plainText = /^\p{L}\P{N}*$/u;
/** The same where nothing in it wants quotes either. */
const plainCell = new RegExp(String.raw`^\p{L}[^\p{N}${partsCells}]*$`, 'u');
/** What is read as true or false, not as a word. */
const truthWord = /^(?:true|false)$/i;
const longestTruthWord = 5;

export function formatCsvLine(cells: readonly Cell[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at += 1) line += `${at === 0 ? '' : ','}${written(cells[at] ?? null)}`;
  return line + lineEnd;
}

export function escapeFormula(text: string): string {
  return text === '' || (plainText.test(text) && !isTruthWord(text)) ? text : guard + text;
}

/** What was written, out of a cell of text as a program reads it. */
export function unescapeFormula(cell: string): string {
  return cell.startsWith(guard) ? cell.slice(guard.length) : cell;
}

function written(cell: Cell): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return writtenText(cell);
  return typeof cell === 'number' ? String(cell) : timeOf(toLocalMs(cell.atMs));
}

/** As `quoted(guarded(text))`, in which most cells would be looked through five times, and twice do. */
function writtenText(text: string): string {
  if (!endsPlainly(text) || isTruthWord(text)) return quoted(escapeFormula(text));
  if (plainCell.test(text)) return text;
  return wantsQuotes.test(text) ? quoted(escapeFormula(text)) : guard + text;
}

function endsPlainly(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last > 0x20 && last < 0x7f;
}

function isTruthWord(text: string): boolean {
  return text.length <= longestTruthWord && truthWord.test(text);
}

function quoted(text: string): string {
  return wantsQuotes.test(text) || edgeSpace.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A list is mostly in the order of its days. */
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
