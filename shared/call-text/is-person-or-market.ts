import { isTitle } from './word-classes';

/** `Tuan Haji Ariffin, Jerteh 22000`, `Pasar mini desa, Kota Tinggi 81900` */
export function isPersonOrMarket(piece: string, isApart: boolean): boolean {
  const words = piece.split(/\s+/);
  const isPerson = words.length > 1 && isTitle(words[0] ?? '') && words.length < 6;
  return isApart && (isPerson || /^pasar ?(?:mini|raya) /i.test(piece));
}
