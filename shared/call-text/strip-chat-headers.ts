import { digitsOf } from '../phone/normalize-phone';
import { take, type Canvas, type Span } from './consumable-text';

/**
 * WhatsApp's heads of messages: `[12/11/2026, 10:32] Ali: ` on iPhones and the web, `12/11/26, 10:32 - Ali: ` on
 * Android, with seconds, am and pm (`pagi`, `PTG`), `上午`.
 */
const head =
  /^[\u200E\u202A\u202F]*(?:\[[^\]\n]{2,20}\d{1,2}[:.]\d{2}[^\]\n]{0,12}\]|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? [^\n-]{3,16} -)[ \u200E]*(?:~ ?)?([^:\n]{1,40}): ?/gmu;
/** Messages copied without their time, from someone who is no contact: `~ Amy: hi`. */
const shortHead = /^[ \u200E]*~ ?([^:\n]{1,40}): ?/gmu;
/** Lines that the app wrote, not a person. */
const appLine =
  /^.{0,60}(?:end-to-end encrypted|<media omitted>|(?:image|video|audio|sticker|document|gif) omitted|message was deleted|missed (?:voice|video) call|disulitkan hujung ke hujung|<media dikecualikan>|省略多媒体).*$/gimu;

/** The chat without heads, lines of the app and what the helpdesk wrote; and who wrote most of the rest. */
export function withoutChatHeads(canvas: Canvas): { canvas: Canvas; sender: Span | undefined } {
  let rest = canvas;
  const messagesBySender = new Map<string, { count: number; span: Span }>();
  const timed = [...canvas.text.matchAll(head)];
  const heads = timed.length > 0 ? timed : [...canvas.text.matchAll(shortHead)];
  for (const [order, { 0: whole, 1: sender = '', index }] of heads.entries()) {
    const nextHead = heads[order + 1]?.index ?? canvas.text.length;
    rest = take(rest, [index, isUs(sender) ? nextHead : index + whole.length]);
    const start = index + whole.lastIndexOf(sender);
    const earlier = messagesBySender.get(sender);
    messagesBySender.set(sender, {
      count: (earlier?.count ?? 0) + 1,
      span: earlier?.span ?? [start, start + sender.length],
    });
  }
  for (const { 0: line, index } of rest.free.matchAll(appLine)) {
    rest = take(rest, [index, index + line.length]);
  }
  const senders = [...messagesBySender].filter(([name]) => !isUs(name));
  const [most] = senders.toSorted(([, a], [, b]) => b.count - a.count);
  return { canvas: rest, sender: most?.[1].span };
}

function isUs(name: string): boolean {
  return /\b(?:storehub|support|helpdesk|you|anda|careline)\b|^你$/i.test(name.trim());
}

/** Unsaved contacts are shown as their number. */
export function isNumber(sender: string): boolean {
  return digitsOf(sender).length >= 8;
}
