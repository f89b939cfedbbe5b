type Ring = readonly (readonly [latitude: number, longitude: number])[];

/**
 * The countries around Malaysia as rings within the box of `isInMalaysia`. Drawn by hand; a point that no ring contains
 * counts as Malaysian, since a false alarm costs more than a missed one.
 *
 * - Singapore: along the turning points of the territorial waters agreement of 1995, to about 300 m (its datum is not
 *   that of GPS); east of Changi, where nobody lives, well inside it.
 * - Land borders: along the outlines of Natural Earth, 1 to 3 km inside the neighbour, closer at the border towns whose
 *   places are openly known.
 * - At sea: between the islands of both sides.
 */
const neighbours: readonly Ring[] = [
  // Singapore
  [
    [1.25, 103.6],
    [1.264, 103.603],
    [1.281, 103.6045],
    [1.315, 103.617],
    [1.322, 103.618],
    [1.347, 103.626],
    [1.358, 103.638],
    [1.369, 103.648],
    [1.385, 103.655],
    [1.4, 103.665],
    [1.424, 103.683],
    [1.44, 103.694],
    [1.451, 103.704],
    [1.457, 103.714],
    [1.46, 103.729],
    [1.45, 103.747],
    [1.4485, 103.76],
    [1.4528, 103.7711],
    [1.4651, 103.7905],
    [1.4765, 103.8037],
    [1.4785, 103.8127],
    [1.473, 103.8342],
    [1.4661, 103.852],
    [1.4588, 103.865],
    [1.449, 103.8751],
    [1.435, 103.8862],
    [1.4279, 103.8979],
    [1.4267, 103.9167],
    [1.4304, 103.9334],
    [1.4254, 103.9525],
    [1.422, 103.9723],
    [1.4244, 103.9966],
    [1.425, 104.015],
    [1.4439, 104.0408],
    [1.44, 104.0575],
    [1.4346, 104.0712],
    [1.4175, 104.085],
    [1.39, 104.085],
    [1.38, 104.07],
    [1.29, 104.075],
    [1.25, 104.075],
  ],
  // Indonesia: Riau and Sumatra, south and west of the straits
  [
    [0.7, 109.3],
    [1.25, 109.3],
    [1.25, 103.25],
    [1.6, 102.6],
    [1.85, 102.3],
    [2.1, 101.95],
    [2.3, 101.55],
    [2.6, 101],
    [3.2, 100.2],
    [3.5, 99.8],
    [3.6, 99.4],
    [0.7, 99.4],
  ],
  // Indonesia: Anambas and Natuna
  [
    [1.2, 105],
    [5, 105],
    [5, 109.3],
    [2.2, 109.45],
    [1.2, 109.3],
  ],
  // Indonesia: Kalimantan
  [
    [2.05, 109.25],
    [2.05, 109.59],
    [1.95, 109.55],
    [1.78, 109.58],
    [1.62, 109.61],
    [1.51, 109.66],
    [1.4, 109.8],
    [1.33, 109.92],
    [1.25, 109.97],
    [1.09, 110.18],
    [0.985, 110.31],
    [0.975, 110.34],
    [0.92, 110.38],
    [0.83, 110.5],
    [0.85, 110.65],
    [0.98, 110.95],
    [1.02, 111.2],
    [0.94, 111.5],
    [0.98, 111.7],
    [0.995, 111.83],
    [1, 111.9],
    [1.1, 112.1],
    [1.42, 112.24],
    [1.52, 112.6],
    [1.51, 112.85],
    [1.38, 113],
    [1.27, 113.35],
    [1.2, 113.6],
    [1.4, 113.95],
    [1.4, 114.5],
    [1.55, 114.66],
    [1.84, 114.8],
    [2.25, 114.95],
    [2.4, 115.15],
    [2.48, 115.25],
    [2.95, 115.3],
    [3, 115.42],
    [3.1, 115.54],
    [3.5, 115.61],
    [3.85, 115.63],
    [3.95, 115.67],
    [4.15, 115.7],
    [4.3, 115.9],
    [4.25, 116],
    [4.32, 116.3],
    [4.26, 116.4],
    [4.3, 117.2],
    [4.17, 117.4],
    [4.155, 117.6],
    [4.163, 117.72],
    [4.163, 117.9],
    [4.02, 118.1],
    [3.9, 119.5],
    [0.7, 119.5],
    [0.7, 109.25],
  ],
  // Brunei: Belait, Tutong, Brunei and Muara
  [
    [4.65, 114.09],
    [4.56, 114.13],
    [4.45, 114.25],
    [4.35, 114.4],
    [4.15, 114.6],
    [4.15, 114.72],
    [4.35, 114.78],
    [4.55, 114.78],
    [4.7, 114.78],
    [4.743, 114.8],
    [4.75, 114.83],
    [4.79, 114.86],
    [4.82, 114.92],
    [4.86, 114.96],
    [4.9, 115],
    [4.95, 115.03],
    [5, 115.08],
    [5.06, 115.1],
    [5.1, 115],
    [4.95, 114.5],
  ],
  // Brunei: Temburong
  [
    [4.78, 115.09],
    [4.72, 115.05],
    [4.65, 115.055],
    [4.55, 115.09],
    [4.42, 115.13],
    [4.4, 115.22],
    [4.5, 115.26],
    [4.62, 115.25],
    [4.72, 115.22],
    [4.8, 115.17],
  ],
  // Thailand
  [
    [6.49, 99.4],
    [6.5, 99.72],
    [6.5, 99.95],
    [6.46, 100.06],
    [6.55, 100.11],
    [6.7, 100.14],
    [6.73, 100.2],
    [6.72, 100.26],
    [6.67, 100.315],
    [6.6695, 100.326],
    [6.64, 100.345],
    [6.58, 100.38],
    [6.5215, 100.41],
    [6.5215, 100.43],
    [6.53, 100.48],
    [6.5, 100.6],
    [6.53, 100.7],
    [6.47, 100.82],
    [6.28, 100.88],
    [6.28, 101.08],
    [6, 101.1],
    [5.8, 101.035],
    [5.745, 101.03],
    [5.68, 101.12],
    [5.7, 101.2],
    [5.82, 101.24],
    [5.94, 101.5],
    [5.94, 101.58],
    [5.82, 101.67],
    [5.8, 101.8],
    [5.87, 101.88],
    [6, 101.93],
    [6.024, 101.96],
    [6.028, 101.968],
    [6.036, 101.972],
    [6.08, 102.01],
    [6.13, 102.05],
    [6.245, 102.065],
    [6.26, 102.08],
    [6.5, 102.2],
    [7.7, 103],
    [7.7, 99.4],
  ],
  // The Philippines: Tawi-Tawi and its islands
  [
    [4.5, 119.3],
    [5, 119.35],
    [5.6, 119.4],
    [6.6, 118.3],
    [7.5, 118.1],
    [7.7, 118.1],
    [7.7, 119.5],
    [4.5, 119.5],
  ],
  // The Philippines: the Turtle Islands around Taganak
  [
    [6, 118.2],
    [6.25, 118.2],
    [6.25, 118.5],
    [6, 118.5],
  ],
];

/** Whether a point lies in a country beside Malaysia. */
export function isInNeighbourCountry(latitude: number, longitude: number): boolean {
  return neighbours.some((ring) => contains(ring, latitude, longitude));
}

/** Counts the sides east of the point: an odd number means that it lies inside. */
function contains(ring: Ring, latitude: number, longitude: number): boolean {
  let isInside = false;
  let [fromLatitude, fromLongitude] = ring.at(-1) ?? [0, 0];
  for (const [toLatitude, toLongitude] of ring) {
    if (fromLatitude > latitude !== toLatitude > latitude) {
      const along = (latitude - fromLatitude) / (toLatitude - fromLatitude);
      if (fromLongitude + along * (toLongitude - fromLongitude) > longitude) isInside = !isInside;
    }
    [fromLatitude, fromLongitude] = [toLatitude, toLongitude];
  }
  return isInside;
}
