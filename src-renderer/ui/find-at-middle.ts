/** What is in front in the middle of an element; null outside the window. */
export function findAtMiddle(element: Element): Element | null {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
}
