/** Starts what is asked for unless it is under way already: then its end is the answer to both. */
export function singleFlight<K, T>(flights: Map<K, Promise<T>>, key: K, start: () => Promise<T>): Promise<T> {
  const underWay = flights.get(key);
  if (underWay !== undefined) return underWay;
  const flight = start().finally(() => flights.delete(key));
  flights.set(key, flight);
  return flight;
}
