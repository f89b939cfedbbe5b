import { isLabel } from './find-labels-without-separator';

const bold = /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]{0,80}?\S)[ \t]?\*(?!\*)/gu;
const italic = /(?<![\p{L}\p{N}_])_(?=\S)([^_\n]{0,80}?\S)[ \t]?_(?![\p{L}\p{N}_])/gu;

/**
 * Replaces WhatsApp's markers for bold and italic with one character each, so that offsets stay valid. A bold label
 * without a separator, `*Name* Ali`, gets a colon in place of its closing marker. A bar in place of the opening marker
 * ends the value before it.
 */
export function stripWhatsAppFormatting(text: string): string {
  return [bold, italic].reduce((rest, marks) => rest.replaceAll(marks, stripFormatting), text);
}

function stripFormatting(whole: string, words: string, at: number, text: string): string {
  const isFollowedBySeparator = /^[ \t]{0,3}[:：=–-]/.test(
    text.slice(at + whole.length, at + whole.length + 4),
  );
  const end = isLabel(words) && !isFollowedBySeparator ? ':' : ' ';
  const begin = isLabel(words.replace(/[ \t]*[:：=–-]$/, '')) ? '|' : ' ';
  return `${begin}${whole.slice(1, -1)}${end}`;
}
