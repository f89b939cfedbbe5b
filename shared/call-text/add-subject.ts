import { consume, type Span } from './consumable-text';
import { isFault } from './is-fault';
import { hasField, type ParserState } from './parser-state';

/**
 * The subject of a mail only names the topic: it is the issue if nothing else says what is wrong. What the mail quotes from
 * the merchant comes first.
 */
export function addSubject(read: ParserState): void {
  if (read.subject === undefined) return;
  if (hasField(read, 'issue')) {
    read.unplaced.push(read.subject.from);
    return;
  }
  const quoted = findQuotedFault(read.source.remaining);
  if (quoted !== undefined) {
    const value = read.source.written.slice(...quoted);
    read.fields.push({ field: 'issue', value, from: quoted });
    read.source = consume(read.source, quoted);
    return;
  }
  const { words, from } = read.subject;
  const start = prefixes.exec(words)?.[0].length ?? 0;
  const value = words.slice(start).replace(/[\s!.。！]+$/u, '');
  if (!saysSomething.test(value)) return;
  read.fields.push({ field: 'issue', value, from: [from[0] + start, from[0] + start + value.length] });
}

/** `Re: Fwd: ` */
const prefixes = /^(?:\s*(?:re|fwd?|balas|回复|答复|转发)\s*[:：])*\s*/iu;
/** `Urgent` alone says nothing. */
const saysSomething = /\S\s+\S|\p{Script=Han}{4}/u;

function findQuotedFault(text: string): Span | undefined {
  const quoted = quotation.exec(text);
  const words = quoted?.groups?.['words'];
  if (quoted === null || words === undefined || !isFault(words)) return undefined;
  return [quoted.index + 1, quoted.index + 1 + words.trimEnd().replace(/\.$/, '').length];
}

const quotation = /["“](?<words>[^"“”\n\uE000]{15,300})["”]/u;
