import type { Database } from 'better-sqlite3';
import type { TicketOrEndedCallContent } from '../../../../shared/tickets/ticket-or-ended-call-content';
import { listCloseMatchKeys } from './close-match-keys';
import { listWords } from './words-of-text';

/** Enters the words of a ticket. Entering a ticket again changes nothing. */
export type EnterWords = (ticketId: number, ticket: TicketOrEndedCallContent) => void;

/** Prepares adding tickets to the vocabulary. Runs within the caller's transaction. */
export function prepareEnterWords(db: Database): EnterWords {
  const idOf = db.prepare<[string], number>('SELECT id FROM vocabulary_word WHERE word = ?').pluck();
  const insertWord = db.prepare('INSERT INTO vocabulary_word (word) VALUES (?)');
  const insertKey = db.prepare('INSERT INTO vocabulary_key (key, word_id) VALUES (?, ?)');
  const enter = db.prepare('INSERT OR REPLACE INTO word_index (rowid, words) VALUES (?, ?)');

  function create(word: string): number {
    const id = Number(insertWord.run(word).lastInsertRowid);
    for (const key of listCloseMatchKeys(word)) insertKey.run(key, id);
    return id;
  }

  return (ticketId, ticket) => {
    const ids = listTicketWords(ticket).map((word) => idOf.get(word) ?? create(word));
    enter.run(ticketId, ids.map(toIndexWord).join(' '));
  };
}

/**
 * Prepares removing tickets from the vocabulary, with every word that no other ticket has. The tickets must still be
 * there. Runs within the caller's transaction.
 */
export function prepareRemoveWords(db: Database): (ticketIds: readonly number[]) => void {
  const bodyOf = db.prepare<[number], string>('SELECT body FROM ticket WHERE id = ?').pluck();
  const idOf = db.prepare<[string], number>('SELECT id FROM vocabulary_word WHERE word = ?').pluck();
  const leave = db.prepare('DELETE FROM word_index WHERE rowid = ?');
  const isUsed = db.prepare<[string]>('SELECT 1 FROM word_index WHERE word_index MATCH ? LIMIT 1');
  const dropKeys = db.prepare('DELETE FROM vocabulary_key WHERE word_id = ?');
  const dropWord = db.prepare('DELETE FROM vocabulary_word WHERE id = ?');

  return (ticketIds) => {
    const words = new Set<string>();
    for (const ticketId of ticketIds) {
      const body = bodyOf.get(ticketId);
      if (body === undefined) continue;
      for (const word of listTicketWords(JSON.parse(body) as TicketOrEndedCallContent)) words.add(word);
      leave.run(ticketId);
    }
    for (const word of words) {
      const id = idOf.get(word);
      if (id === undefined || isUsed.get(quoteIndexWord(id)) !== undefined) continue;
      dropKeys.run(id);
      dropWord.run(id);
    }
  };
}

/** The words that a ticket is found by. They never change, since a ticket never does. */
export function listTicketWords({ Ticket, Appointment }: TicketOrEndedCallContent): string[] {
  const { Name, StoreName = '', DealerReseller = '', Issue, Remark = '' } = Ticket;
  const { Address, State } = Appointment;
  return listWords([Name, StoreName, DealerReseller, Issue, Remark, Address, State].join('\n'));
}

/** The index has the ids of the words, so that it holds no personal data. */
export function quoteIndexWord(wordId: number): string {
  return `"${toIndexWord(wordId)}"`;
}

function toIndexWord(wordId: number): string {
  return wordId.toString(36);
}
