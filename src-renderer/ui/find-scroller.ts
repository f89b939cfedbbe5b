/** The element around another one that scrolls it. */
export function findScroller(element: Element): Element {
  for (let around = element.parentElement; around !== null; around = around.parentElement)
    if (isScroller(around)) return around;
  return document.scrollingElement ?? document.documentElement;
}

/** Whether an element scrolls itself, and has more than it shows. */
export function canScroll(element: Element): boolean {
  return element.scrollHeight > element.clientHeight && isScroller(element);
}

function isScroller(element: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflowY);
}
