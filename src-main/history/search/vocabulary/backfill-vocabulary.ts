import type { Database } from 'better-sqlite3';
import type { TicketOrEndedCallContent } from '../../../../shared/tickets/ticket-or-ended-call-content';
import { prepareReindexFoldedCharacters } from './reindex-folded-characters';
import type { EnterWords } from './vocabulary';

type Progress = { readonly before_ticket_id: number; readonly are_characters_checked: number };

/**
 * Prepares adding the tickets that are older than the vocabulary to it, newest first. Each step writes down how far it
 * came, in the caller's transaction.
 */
export function prepareVocabularyBackfill(db: Database, enterWords: EnterWords): (max: number) => boolean {
  const progress = db.prepare<[], Progress>(
    'SELECT before_ticket_id, are_characters_checked FROM vocabulary_progress',
  );
  const next = db.prepare<[number, number], { id: number; body: string }>(
    `SELECT id, body FROM (SELECT id, body FROM ticket WHERE id < ? ORDER BY id DESC LIMIT ?) ORDER BY id`,
  );
  const setProgress = db.prepare('UPDATE vocabulary_progress SET before_ticket_id = ?');
  const setChecked = db.prepare('UPDATE vocabulary_progress SET are_characters_checked = 1');
  const reindexFoldedCharacters = prepareReindexFoldedCharacters(db);

  return (max) => {
    const { before_ticket_id: before, are_characters_checked: areChecked } = progress.get() ?? {
      before_ticket_id: 0,
      are_characters_checked: 1,
    };
    if (areChecked === 0) {
      reindexFoldedCharacters();
      setChecked.run();
      return true;
    }
    const rows = before <= 1 ? [] : next.all(before, max);
    for (const { id, body } of rows) enterWords(id, JSON.parse(body) as TicketOrEndedCallContent);
    const [first] = rows;
    if (before > 1) setProgress.run(first?.id ?? 1);
    return rows.length === max;
  };
}
