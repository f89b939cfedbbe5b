import { runShellCommands } from './run-sqlite-shell-commands';

/** The phone number with the most tickets in a history. */
export async function findMostFrequentNumber(file: string): Promise<string> {
  const [phone = ''] = await runShellCommands(file, [
    `SELECT body ->> '$.Ticket.Phone' AS phone FROM ticket GROUP BY phone ORDER BY count(*) DESC LIMIT 1;`,
  ]);
  return phone;
}
