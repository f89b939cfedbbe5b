import type { Coordinates } from '../pin/coordinates';
import type { Region } from '../regions/regions';

/** A town, or the part of it that some postcodes serve: roughly where, and how far from there it may reach. */
export type Town = {
  readonly name: string;
  readonly region: Region;
  readonly coordinates: Coordinates;
  readonly radiusMetres: number;
};

export type Postcode = Town & { readonly code: string };

/** A known postcode and where it stands in a text, from and to. */
export type PostcodeInText = Postcode & { readonly from: readonly [number, number] };
