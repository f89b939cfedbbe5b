import type { Region } from '../regions/malaysian-regions';
import type { Span } from './consumable-text';
import type { Part } from './segment-into-parts';

/** `places` are the parts that it takes. `region` is that of a town which belongs to a shop. */
export type TownAsAddress = {
  readonly places: readonly Part[];
  readonly span: Span;
  readonly region?: Region;
};
