import type { Database } from 'better-sqlite3';
import { traditionalCharacters } from '../../../../shared/search/simplify-chinese';

const charactersAtOnce = 200;

/** Dashes, and what nobody sees: searches folded neither at first. */
const dashes = /[\u2010-\u2015\u2212]/;
const unseen = /\p{Default_Ignorable_Code_Point}/u;
/** The index has none of the planes behind, nor a byte order mark, which separates its words. */
const basicPlane = { end: 0xffff, byteOrderMark: 0xfeff } as const;

/**
 * Prepares queueing the tickets that the index has by characters that searches no longer look for: traditional Chinese ones,
 * dashes, and characters that nobody sees.
 */
export function prepareReindexFoldedCharacters(db: Database): () => void {
  // The cross join keeps SQLite from looking every ticket up in the index.
  const indexAgain = db.prepare(
    `INSERT OR IGNORE INTO index_pending (ticket_id)
     SELECT ticket.id FROM ticket_index CROSS JOIN ticket ON ticket.id = ticket_index.rowid
     WHERE ticket_index MATCH ?`,
  );
  return () => {
    const characters = [...Array.from(traditionalCharacters), ...listDashesAndUnseen()];
    for (let at = 0; at < characters.length; at += charactersAtOnce) {
      const some = characters.slice(at, at + charactersAtOnce);
      indexAgain.run(some.map((character) => `"${character}"`).join(' OR '));
    }
  };
}

function listDashesAndUnseen(): string[] {
  const found: string[] = [];
  for (let code = 0x80; code <= basicPlane.end; code += 1) {
    const character = String.fromCharCode(code);
    const isFolded = dashes.test(character) || unseen.test(character);
    if (isFolded && code !== basicPlane.byteOrderMark) found.push(character);
  }
  return found;
}
