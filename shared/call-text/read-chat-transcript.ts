import { findSideOf, isChatRole, onlyAsksForDetails, type ChatSide } from './chat-sides';
import {
  keepLineBreaks,
  overwrite,
  type ConsumableText,
  type Replacement,
  type Span,
} from './consumable-text';
import { findChatMessages, type ChatMessage } from './find-chat-messages';

/**
 * Who sent a text, as its header says, and where. `isFallback` says that anybody whom the text names goes first: a mail is
 * often sent for somebody else.
 */
export type Sender = { readonly name: string; readonly from: Span; readonly isFallback: boolean };

/**
 * Writes a pasted chat as the lines that the merchant would have typed: without headers, and without what the helpdesk
 * itself asks and answers. Where only colleagues write, they speak for the merchant, and none of them is the sender. Offsets
 * stay valid: blanks and line breaks take the place of the headers.
 */
export function readChatTranscript(source: ConsumableText): {
  source: ConsumableText;
  sender: Sender | undefined;
} {
  const messages = markAskers(
    findChatMessages(source.text).map((message) => {
      const name = source.text.slice(...message.sender).trim();
      const words = source.text.slice(message.header[1], message.end).trim();
      return { ...message, name, words, side: findSideOf(name) };
    }),
  );
  if (messages.length === 0) return { source, sender: undefined };
  const side = sides.find((one) => messages.some((message) => message.side === one));
  const edits = messages.map((message, order): Replacement => {
    if (message.side !== side) return { span: [message.header[0], message.end], by: keepLineBreaks };
    const before = messages[order - 1];
    if (message.header[0] === 0) return { span: message.header, by: keepLineBreaks };
    return { span: message.header, by: before?.name === message.name ? breakLine : breakParagraph };
  });
  return { source: overwrite(source, edits), sender: findSender(messages) };
}

type SidedMessage = ChatMessage & { readonly name: string; readonly words: string; readonly side: ChatSide };

/** Who only asks a merchant for details speaks for the helpdesk, whatever the contact is called: `Hafiz SH`. */
function markAskers(messages: readonly SidedMessage[]): readonly SidedMessage[] {
  const names = new Set(messages.filter(({ side }) => side === 'merchant').map(({ name }) => name));
  const askers = [...names].filter((name) =>
    onlyAsksForDetails(messages.filter((message) => message.name === name).map(({ words }) => words)),
  );
  if (askers.length === names.size) return messages;
  return messages.map((message) =>
    askers.includes(message.name) ? { ...message, side: 'helpdesk' as const } : message,
  );
}

/** The messages of the first of these sides that writes at all are read. */
const sides: readonly ChatSide[] = ['merchant', 'colleague', 'helpdesk'];

/** Who of the merchant's side sent most messages. */
function findSender(messages: readonly SidedMessage[]): Sender | undefined {
  const bySender = new Map<string, { count: number; from: Span }>();
  for (const { name, side, sender } of messages) {
    if (side !== 'merchant' || isChatRole(name)) continue;
    const earlier = bySender.get(name);
    bySender.set(name, { count: (earlier?.count ?? 0) + 1, from: earlier?.from ?? sender });
  }
  const [mostActive] = [...bySender].toSorted(([, a], [, b]) => b.count - a.count);
  return mostActive === undefined
    ? undefined
    : { name: mostActive[0], from: mostActive[1].from, isFallback: false };
}

/** A message begins its own line. A bar ends the message above: what it says is whole. */
function breakLine(header: string): string {
  return '|\n'.slice(-header.length).padStart(header.length);
}

function breakParagraph(header: string): string {
  return `\n${breakLine(header.slice(1))}`;
}
