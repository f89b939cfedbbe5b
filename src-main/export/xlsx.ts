import { encodeTextInChunks } from '../files/encode-text-in-chunks';
import type { ZipEntry } from '../files/write-zip';
import { toLocalMs, type Cell } from './export-columns';

/** Excel's limits for a sheet. */
const sheetLimits = { rows: 1_048_576, charactersPerCell: 32_767 } as const;

const styles = { text: 1, time: 2, head: 3 } as const;
const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * Yields the parts of an XLSX file (ECMA-376), to be packed in this order while the rows are read; only one chunk is in
 * memory. Every text is a text cell, so that it is never read as a number or a formula. Times are real dates. A further
 * sheet with the same header follows when a sheet is full.
 * @param rowsPerSheet includes the header
 */
export function* iterateXlsxParts(
  head: readonly string[],
  rows: Iterable<readonly Cell[]>,
  rowsPerSheet: number = sheetLimits.rows,
): Generator<ZipEntry, { readonly sheets: number }> {
  const source = rows[Symbol.iterator]();
  let next = source.next();
  let sheets = 0;
  do {
    sheets += 1;
    yield { name: `xl/worksheets/sheet${sheets}.xml`, chunks: encodeTextInChunks(sheet()) };
  } while (next.done !== true);

  function* sheet(): Generator<string> {
    yield (
      `${xmlHead}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      `<cols><col min="1" max="${head.length}" width="22" customWidth="1"/></cols><sheetData>`
    );
    yield rowOf(head.map((name) => textCell(name, styles.head)));
    for (let row = 1; row < rowsPerSheet && next.done !== true; row += 1) {
      yield rowOf(next.value.map(cellOf));
      next = source.next();
    }
    yield '</sheetData></worksheet>';
  }

  const numbers = Array.from({ length: sheets }, (_each, index) => index + 1);
  yield part('xl/styles.xml', stylesheet);
  yield part(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbers
      .map((n) => `<sheet name="Tickets${n === 1 ? '' : ` ${n}`}" sheetId="${n}" r:id="rId${n}"/>`)
      .join('')}</sheets></workbook>`,
  );
  yield part(
    'xl/_rels/workbook.xml.rels',
    relationships([
      ...numbers.map((n) => ({ id: `rId${n}`, type: 'worksheet', target: `worksheets/sheet${n}.xml` })),
      { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
    ]),
  );
  yield part(
    '_rels/.rels',
    relationships([{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }]),
  );
  yield part(
    '[Content_Types].xml',
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/>${numbers
        .map(
          (n) =>
            `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${contentType}.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
  );
  return { sheets };
}

function cellOf(cell: Cell): string {
  if (cell === null || cell === '') return '<c/>';
  if (typeof cell === 'string') return textCell(cell, styles.text);
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  return `<c s="${styles.time}"><v>${toLocalMs(cell.atMs) / 86_400_000 + daysTo1970}</v></c>`;
}

/** Days are counted from 30 December 1899. */
const daysTo1970 = 25_569;

function textCell(text: string, style: number): string {
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cut(text))}</t></is></c>`;
}

const cutMark = ' … (the archive has the whole of it)';

function cut(text: string): string {
  if (text.length <= sheetLimits.charactersPerCell) return text;
  return text.slice(0, sheetLimits.charactersPerCell - cutMark.length) + cutMark;
}

/**
 * Writes characters that XML cannot contain as `_x001F_` (ST_Xstring, ECMA-376 part 1, 22.9.2.19), and escapes text
 * that looks like that.
 */
function escapeXml(text: string): string {
  if (!mayWantEscape.test(text)) return text;
  return text
    .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(
      notInXml,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

// oxlint-disable-next-line no-control-regex -- these are the characters that must not get into the file
const notInXml = /[\0-\u0008\u000B-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;
// oxlint-disable-next-line no-control-regex -- see above
const mayWantEscape = /[\0-\u0008\u000B-\u001F\uFFFE\uFFFF&<>]|_x|\p{Surrogate}/u;

function rowOf(cells: readonly string[]): string {
  return `<row>${cells.join('')}</row>`;
}

function relationships(
  all: ReadonlyArray<{ readonly id: string; readonly type: string; readonly target: string }>,
): string {
  const each = all.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

const stylesheet =
  `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>` +
  '<fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf numFmtId="49" applyNumberFormat="1"/>' +
  '<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>' +
  '</cellXfs></styleSheet>';

function part(name: string, xml: string): ZipEntry {
  return { name, chunks: [Buffer.from(xmlHead + xml)] };
}
