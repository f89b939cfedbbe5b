/** How long after a click another one at its place counts as the second click of a double click. */
const doubleClickMs = 500;
/** How far a hand moves between them. The system counts a double click only within 2 px. */
const steadyPx = 2;
const unsteadyPx = 8;

/** What a click can reach. Text that cannot be pressed stays as it is: a double click selects a word. */
const answering = 'button, [role=option], a[href], summary, label, input, textarea, select';
const controls = `${answering}, [tabindex]`;
const pressed = 'button, [role=option], a[href]';

type FirstClick = {
  readonly timeStamp: number;
  readonly clientX: number;
  readonly clientY: number;
  readonly control: Element | null;
};

/**
 * Lets the second click of a double click press nothing: what lies under the pointer then came with the first click, or
 * would be pressed twice. What steps on with each click has `data-repeatable`. A click without a mouse, by a key or a
 * screen reader, has a `detail` of 0 and always counts.
 */
export function ignoreSecondClicks(): void {
  let first: FirstClick | null = null;
  let isIgnored = false;
  const onMouseDown = (event: MouseEvent) => {
    if (event.button !== 0) return;
    const control = event.target instanceof Element ? event.target.closest(controls) : null;
    const isSecond = first !== null && isSecondClick(first, event, control);
    isIgnored = isSecond && !mayBePressedAgain(control, first?.control ?? null);
    // An ignored click does not begin a double click: who goes on clicking is heard after the time of one.
    if (!isIgnored) first = { ...pickPlace(event), control };
    else stop(event);
  };
  const onClick = (event: MouseEvent) => {
    if (event.detail > 0 && isIgnored) stop(event);
  };
  // Nobody presses a key within a double click.
  const onKeyDown = () => {
    first = null;
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  window.addEventListener('mousedown', onMouseDown, { capture: true });
  window.addEventListener('click', onClick, { capture: true });
}

function isSecondClick(first: FirstClick, event: MouseEvent, control: Element | null): boolean {
  if (event.timeStamp - first.timeStamp > doubleClickMs) return event.detail === 2;
  const moved = Math.max(Math.abs(event.clientX - first.clientX), Math.abs(event.clientY - first.clientY));
  return event.detail >= 2 || (moved > steadyPx && moved <= unsteadyPx && !isBeside(first, control));
}

/** Whether the first click missed the control, and pressed nothing but what is around it. */
function isBeside({ control: before }: FirstClick, control: Element | null): boolean {
  return before === null || (!before.matches(answering) && before.contains(control));
}

function mayBePressedAgain(control: Element | null, before: Element | null): boolean {
  if (control === null) return true;
  if (control !== before) return false;
  return !control.matches(pressed) || control.matches('[data-repeatable]');
}

function pickPlace({ timeStamp, clientX, clientY }: MouseEvent) {
  return { timeStamp, clientX, clientY };
}

/** The focus stays where the first click left it. */
function stop(event: MouseEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
