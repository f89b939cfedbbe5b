import type { Part } from './segment-into-parts';
import type { WordFeatures } from './word-features';

/** The words of a text, what each of them was placed into, and which fields are found. */
export type PlacedText = {
  readonly words: readonly WordFeatures[];
  readonly partOf: ReadonlyMap<WordFeatures, Part>;
  /** The stretches between gaps, by where they begin and by where they end. */
  readonly stretchFrom: ReadonlyMap<number, Range>;
  readonly stretchTo: ReadonlyMap<number, Range>;
  readonly hasStore: boolean;
  readonly hasName: boolean;
  readonly isCased: boolean;
  readonly text: string;
};

export type Range = readonly [start: number, end: number];
