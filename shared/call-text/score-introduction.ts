import type { TextFeatures } from './text-features';
import { isFrom } from './word-classes';
import type { WordFeatures } from './word-features';

/** Points for a word such as `call` before the name, or `here` behind it: `call Awie`, `Jun here`. */
export function scoreIntroduction({ words }: TextFeatures, start: number, end: number): number {
  const isShop = /^(?:dealer|reseller|merchant)$/.test(words[start - 1]?.plain ?? '');
  const isCalled = !isShop && words[start - 1]?.isIntroduction === true && words[start]?.gap !== 'consumed';
  const front = `${words[start - 2]?.plain} ${words[start - 1]?.plain}`;
  // `nama saya Haziq` leaves no doubt.
  if (isCalled && /^(?:nama saya|name is|name's)$/.test(front)) return 4;
  // `Thinesh here, Banana Leaf Corner`
  if (start === 0 && /^(?:here|speaking)$/.test(words[end]?.plain ?? '') && words[end]?.gapAfter === 'comma')
    return 4;
  return isCalled || introduces.test(front) || isSpeaking(words, start, end) ? 1.5 : 0;
}

/** `Jun here`, `Aqilah from Scentify` */
function isSpeaking(words: readonly WordFeatures[], start: number, end: number): boolean {
  const next = words[end];
  if (next?.gap !== 'blank') return false;
  if (start === 0 && isFrom(next.plain)) return true;
  return (
    /^(?:here|speaking|calling|called|ringing|rang|mewakili)$/.test(next.plain) ||
    /^(?:on behalf|bagi pihak)$/.test(`${next.plain} ${words[end + 1]?.plain}`)
  );
}

/** `this is Prema`, `spoke with Kenneth` */
const introduces =
  /^(?:this is|(?:spoke|spoken|talked|speak|talk) (?:to|with)|(?:cakap|bercakap|jumpa) (?:dengan|dgn))$/;
