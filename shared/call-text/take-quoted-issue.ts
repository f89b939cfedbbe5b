import { consume } from './consumable-text';
import { isFault } from './is-fault';
import { findTextField, type ParserState } from './parser-state';

/** The subject of a mail only names the topic; what it quotes from the merchant says what is wrong. */
export function takeQuotedIssue(read: ParserState): void {
  const issue = findTextField(read, 'issue');
  if (issue === undefined || !behindSubject.test(read.source.text.slice(0, issue.from[0]))) return;
  const quoted = quotation.exec(read.source.text);
  const words = quoted?.groups?.['words'];
  if (quoted === null || words === undefined || !isFault(words)) return;
  const start = quoted.index + 1;
  const end = start + words.trimEnd().replace(/\.$/, '').length;
  const value = read.source.written.slice(start, end);
  read.fields = read.fields.map((found) =>
    found === issue ? { field: 'issue', value, from: [start, end] } : found,
  );
  read.source = consume(read.source, [quoted.index, quoted.index + quoted[0].length]);
}

const behindSubject =
  /(?:^|\n)[ \t]*(?:subject|subjek|perkara|re|fwd?)[ \t]*[:：][ \t]*(?:(?:re|fwd?)[ \t]*[:：][ \t]*)*$/i;
const quotation = /["“](?<words>[^"“”\n\uE000]{15,300})["”]/u;
