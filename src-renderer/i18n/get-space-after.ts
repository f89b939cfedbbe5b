/** The space between a text and the next one: none behind a full-width mark, such as `：`, which has its own. */
export function getSpaceAfter(text: string): '' | ' ' {
  return /[\u3000-\u303F\uFF00-\uFFEF]$/u.test(text) ? '' : ' ';
}
