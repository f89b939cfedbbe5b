const road = /^(?:jalan|jln|jl|jlan|lorong|lrg|lebuh|leboh|lebuhraya|persiaran|psrn|lengkok|lintang)$/;
const titleInStreet =
  /^(?:dato'?|datuk|tun|tan|tok|sultan|sultanah|raja|tengku|tunku|tuanku|haji|hj|laksamana|syed|sheikh|imam|kapten|genting)$/;

/**
 * Whether the words before the name of a town make it a part of a street's name: `Jalan Ipoh`, `Jalan Dato Keramat` and
 * `Jalan Genting Klang` lie in other towns than their last word says.
 * @param before in small letters
 */
export function leadsIntoStreetName(before: readonly string[]): boolean {
  const [front = '', last = ''] = [before.at(-2), before.at(-1)];
  return road.test(last) || (titleInStreet.test(last) && road.test(front));
}
