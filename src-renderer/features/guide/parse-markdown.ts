/** A piece of a line. `strong` and `code` hold plain text. */
export type InlinePiece = { readonly kind: 'text' | 'strong' | 'code'; readonly text: string };
export type Line = readonly InlinePiece[];

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly line: Line }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] };

/**
 * Parses the part of Markdown that the guide of agents uses: two levels of headings, paragraphs, numbered lists and
 * tables, with bold and code in them. Anything else, HTML included, stays plain text.
 */
export function parseMarkdown(text: string): readonly Block[] {
  return text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(parseBlock);
}

function parseBlock(block: string): Block {
  const [, marks, title] = /^(##?) (.+)$/.exec(block) ?? [];
  if (title !== undefined) return { kind: 'heading', level: marks === '#' ? 1 : 2, line: parseLine(title) };
  if (/^\d+\. /.test(block)) {
    return {
      kind: 'list',
      items: block.split(/\n(?=\d+\. )/).map((item) => parseLine(item.slice(item.indexOf(' ')))),
    };
  }
  const [head, divider, ...rows] = block.split('\n');
  if (head !== undefined && divider !== undefined && /^\|[-| ]+\|$/.test(divider)) {
    return { kind: 'table', head: parseRow(head), rows: rows.map(parseRow) };
  }
  return { kind: 'paragraph', line: parseLine(block) };
}

function parseRow(row: string): readonly Line[] {
  return row
    .replaceAll(/^\||\|$/g, '')
    .split('|')
    .map(parseLine);
}

/** Line breaks are those of the file, so they are spaces. */
function parseLine(text: string): Line {
  return text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('**') && part.length > 4) return { kind: 'strong', text: part.slice(2, -2) };
      if (part.startsWith('`') && part.length > 2) return { kind: 'code', text: part.slice(1, -1) };
      return { kind: 'text', text: part };
    });
}
