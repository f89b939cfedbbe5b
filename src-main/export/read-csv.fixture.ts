/** Reads the cells of a CSV by RFC 4180, independently of the writer: a state machine over its characters. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const signs = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] ?? '';
    const isDoubled = sign === '"' && signs[at + 1] === '"';
    if (isQuoted) {
      if (isDoubled) at += 1;
      if (sign === '"' && !isDoubled) isQuoted = false;
      else cell += sign;
    } else if (sign === '"') {
      isQuoted = true;
    } else if (sign === ',' || sign === '\n') {
      row.push(sign === '\n' ? cell.replace(/\r$/, '') : cell);
      cell = '';
      if (sign === '\n') rows.push(row.splice(0));
    } else {
      cell += sign;
    }
  }
  return rows;
}
