/** Rounds a radius up to the precision that it justifies: `exact`, `50 m`, `4 km`. */
export function roundRadius(metres: number): {
  readonly unit: 'exact' | 'metres' | 'kilometres';
  readonly amount: number;
} {
  if (metres < 1) return { unit: 'exact', amount: 0 };
  if (metres < 950)
    return { unit: 'metres', amount: metres < 10 ? Math.ceil(metres) : Math.ceil(metres / 10) * 10 };
  return {
    unit: 'kilometres',
    amount: metres < 9500 ? Math.ceil(metres / 100) / 10 : Math.ceil(metres / 1000),
  };
}
