import { readZip } from '../files/read-zip.fixture';

/** One cell in the file: its kind (`s`: text, `n`: number, `f`: formula) and its value. */
export type ReadCell = { readonly kind: 's' | 'n' | 'f' | ''; readonly value: string };

/** Reads the cells of each sheet of an XLSX with a ZIP reader and by ECMA-376, independently of the writer. */
export async function readXlsx(file: Buffer): Promise<ReadCell[][][]> {
  const parts = await readZip(file);
  const book = parts.get('xl/workbook.xml') ?? '';
  const relations = parts.get('xl/_rels/workbook.xml.rels') ?? '';
  return [...book.matchAll(/r:id="([^"]+)"/g)].map(([, id]) => {
    const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1] ?? '';
    return rowsOf(parts.get(`xl/${target}`) ?? '');
  });
}

function rowsOf(sheet: string): ReadCell[][] {
  return [...sheet.matchAll(/<row[^>]*>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = '', content = '']) => {
      if (content.includes('<f')) return { kind: 'f', value: content };
      const text = /<t[^>]*>(.*?)<\/t>/s.exec(content)?.[1];
      if (attributes.includes('t="inlineStr"')) return { kind: 's', value: plain(text ?? '') };
      const number = /<v>(.*?)<\/v>/s.exec(content)?.[1];
      return number === undefined ? { kind: '', value: '' } : { kind: 'n', value: number };
    }),
  );
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/_x([\dA-F]{4})_/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
