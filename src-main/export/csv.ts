import { localMs, type Cell } from './columns';

/**
 * CSV by RFC 4180, in UTF-8 with a byte order mark, so that Excel does not take it for an old code page.
 *
 * A CSV has no way to say that a cell is text: a spreadsheet takes `+60123456789` for a number, `0123` for 123, `=…` for
 * a formula. So a text that could be taken for anything but text gets one apostrophe before it, and so does a text that
 * begins with one: whoever reads the file by program takes one leading apostrophe away, and has what was written.
 */
export const byteOrderMark = '\uFEFF';

const lineEnd = '\r\n';
const guard = "'";

/** Begins with a letter and has no digit: no number, date, formula or command, in no spreadsheet. */
const plainText = /^\p{L}\P{N}*$/u;
/** What is read as true or false, not as a word. */
const truthWord = /^(?:true|false)$/i;
/** What LibreOffice offers to part cells at as well stays within its cell: behind it, a formula would begin. */
const wantsQuotes = /[",;\t\r\n]|^\s|\s$/;

export function csvLine(cells: readonly Cell[]): string {
  return cells.map((cell) => quoted(textOf(cell))).join(',') + lineEnd;
}

export function guarded(text: string): string {
  return text === '' || (plainText.test(text) && !truthWord.test(text)) ? text : guard + text;
}

/** What was written, out of a cell of text as a program reads it. */
export function unguarded(cell: string): string {
  return cell.startsWith(guard) ? cell.slice(guard.length) : cell;
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return guarded(cell);
  if (typeof cell === 'number') return String(cell);
  return new Date(localMs(cell.atMs)).toISOString().slice(0, 19).replace('T', ' ');
}

function quoted(text: string): string {
  return wantsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
