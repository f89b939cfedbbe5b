import type { Database } from 'better-sqlite3';
import { traditionalCharacters } from '../../../../shared/search/simplify-chinese';

const charactersAtOnce = 200;

/**
 * Prepares queueing the tickets that the index has by their traditional characters, since searches now look for simplified
 * ones.
 */
export function prepareReindexTraditionalCharacters(db: Database): () => void {
  // The cross join keeps SQLite from looking every ticket up in the index.
  const indexAgain = db.prepare(
    `INSERT OR IGNORE INTO index_pending (ticket_id)
     SELECT ticket.id FROM ticket_index CROSS JOIN ticket ON ticket.id = ticket_index.rowid
     WHERE ticket_index MATCH ?`,
  );
  return () => {
    for (let at = 0; at < traditionalCharacters.length; at += charactersAtOnce) {
      const characters = Array.from(traditionalCharacters.slice(at, at + charactersAtOnce));
      indexAgain.run(characters.map((character) => `"${character}"`).join(' OR '));
    }
  };
}
