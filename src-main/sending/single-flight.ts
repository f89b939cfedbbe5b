/**
 * Starts an operation, unless one with the same key is running: then both callers get the result of the running one.
 */
export function singleFlight<K, T>(flights: Map<K, Promise<T>>, key: K, start: () => Promise<T>): Promise<T> {
  const underWay = flights.get(key);
  if (underWay !== undefined) return underWay;
  const flight = start().finally(() => flights.delete(key));
  flights.set(key, flight);
  return flight;
}
