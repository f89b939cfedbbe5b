import { useLayoutEffect, useRef } from 'react';
import { connectLiveRegion, type SpokenPart } from './announcer';
import css from './visually-hidden.module.css';

/**
 * The one live region of the window, which is there before any text. What is announced is a second copy of what the screen shows or
 * does: its closed shadow tree keeps it from being selected, copied or found, and costs React nothing.
 */
export function LiveRegion() {
  const region = useRef<HTMLDivElement>(null);
  const shadow = useRef<ShadowRoot>(null);
  useLayoutEffect(() => {
    if (region.current === null) return undefined;
    shadow.current ??= region.current.attachShadow({ mode: 'closed' });
    const text = shadow.current;
    return connectLiveRegion((parts) => text.replaceChildren(...parts.map(createNode)));
  }, []);
  return (
    <div ref={region} className={css['unseen']} aria-live="polite" aria-atomic="true" data-live-region="" />
  );
}

function createNode({ text, lang }: SpokenPart): Node | string {
  if (lang === undefined) return text;
  const span = document.createElement('span');
  span.lang = lang;
  span.textContent = text;
  return span;
}
