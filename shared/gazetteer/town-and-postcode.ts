import type { Coordinates } from '../pin/pin-and-coordinates';
import type { Region } from '../regions/malaysian-regions';

/**
 * A town, or the part of it that some postcodes serve: its approximate centre, and how far from there it may reach, in
 * metres.
 */
export type Town = {
  readonly name: string;
  readonly region: Region;
  readonly coordinates: Coordinates;
  readonly radiusMetres: number;
};

export type Postcode = Town & { readonly code: string };

/** A known postcode and its span in a text. */
export type PostcodeInText = Postcode & { readonly from: readonly [number, number] };
