/** Reads the cells of a CSV by RFC 4180, independently of the writer: a state machine over its characters. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const characters = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    const isDoubled = character === '"' && characters[at + 1] === '"';
    if (isQuoted) {
      if (isDoubled) at += 1;
      if (character === '"' && !isDoubled) isQuoted = false;
      else cell += character;
    } else if (character === '"') {
      isQuoted = true;
    } else if (character === ',' || character === '\n') {
      row.push(character === '\n' ? cell.replace(/\r$/, '') : cell);
      cell = '';
      if (character === '\n') rows.push(row.splice(0));
    } else {
      cell += character;
    }
  }
  return rows;
}
