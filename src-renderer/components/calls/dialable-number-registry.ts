import { createContext, useContext, useLayoutEffect, useRef, type RefObject } from 'react';
import { extractDigits } from '../../../shared/phone/storehub-phone-format';
import { toTelLink } from '../../../shared/phone/tel-link-and-dial-outcome';
import { minDigits } from '../../../shared/phone/number-lengths';

/** A phone number on the screen. */
export type DialableNumber = {
  /** The number as it is now, in any format. */
  readonly phone: string;
  /** Who has it, '' if nobody is known. */
  readonly name: string;
};

type Entry = {
  readonly get: () => DialableNumber;
  /** The part of the screen that shows the number. */
  readonly part: RefObject<HTMLElement | null>;
  readonly isMain: boolean;
};

export type DialableNumberRegistry = {
  readonly add: (entry: Entry) => () => void;
  /** The visible numbers that can be dialled, each once. Without any, the one of `find`, which is then explained. */
  readonly list: () => readonly DialableNumber[];
  /**
   * The number that the key dials: that of the part with the focus, otherwise the main one of the screen. It may be one
   * that the main process refuses to dial.
   */
  readonly find: () => DialableNumber | undefined;
  readonly dial: (number: DialableNumber) => void;
};

/** Keeps the numbers that the screen shows now. @param dial hands a number to the main process */
export function createDialableNumberRegistry(dial: (number: DialableNumber) => void): DialableNumberRegistry {
  const entries = new Set<Entry>();
  const visible = () =>
    [...entries].filter(
      ({ get, part }) =>
        part.current?.checkVisibility() === true && extractDigits(get().phone).length >= minDigits.toDial,
    );
  const find = () => {
    const here = visible();
    // The innermost part: a list item is a part of a screen.
    const focused = here
      .filter(({ part }) => getPlace(part)?.contains(document.activeElement) === true)
      .reduce<Entry | undefined>(
        (inner, entry) => (getPlace(inner?.part)?.contains(getPlace(entry.part)) === false ? inner : entry),
        undefined,
      );
    return (focused ?? here.find(({ isMain }) => isMain))?.get();
  };
  return {
    add: (entry) => {
      entries.add(entry);
      return () => entries.delete(entry);
    },
    list: () => {
      const numbers = visible().map(({ get }) => get());
      const dialable = new Map(numbers.map((number) => [toTelLink(number.phone), number]));
      dialable.delete(null);
      const found = find();
      return dialable.size > 0 || found === undefined ? [...dialable.values()] : [found];
    },
    find,
    dial,
  };
}

/** A button in a list item stands for the whole item. */
function getPlace(part: Entry['part'] | undefined): Element | null {
  return part?.current?.closest('li') ?? part?.current ?? null;
}

export const DialContext = createContext<DialableNumberRegistry>(
  createDialableNumberRegistry(() => undefined),
);

/**
 * Lets a key and the palette dial a number that this part of the screen shows.
 * @param isMain whether the key dials it wherever the focus is
 */
export function useDialable(
  part: RefObject<HTMLElement | null>,
  get: () => DialableNumber,
  isMain = false,
): DialableNumberRegistry {
  const registry = useContext(DialContext);
  const latest = useRef(get);
  useLayoutEffect(() => {
    latest.current = get;
  });
  // Before the number is painted: the key may come as soon as it is seen.
  useLayoutEffect(
    () => registry.add({ get: () => latest.current(), part, isMain }),
    [registry, part, isMain],
  );
  return registry;
}
