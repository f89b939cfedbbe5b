/**
 * From how many digits on a text counts as a phone number, by what is done with it. They differ: to ask in vain costs
 * little, to take a part of a number for another caller's costs more. All digits of the text count, unless it says so.
 */
export const minDigits = {
  /** To be a number that the key for dialling takes: fewer are no number yet. The main process may refuse more. */
  toDial: 3,
  /** To have an extension: in `012x345678`, what is before the x is no number yet. */
  toHaveExtension: 4,
  /** To look callers up, and to remember that one was dismissed: the index of the ends of numbers has four. */
  toSuggestCallers: 4,
  /** To look for what waits for a caller: with fewer, the number is still being typed. */
  toFindCallbacks: 6,
  /** To look for open calls of a number, without its extension: with fewer, it is still being typed. */
  toFindOpenCalls: 6,
  /** To tell whose a call is, by the number without its extension: fewer say nothing. */
  toTellCaller: 6,
  /** To be masked in a text, without country code and leading zero: fewer may mean anything there. */
  toMaskInText: 6,
  /** To be erased from a text, without country code: fewer may be a price or a postcode. */
  toEraseFromText: 7,
  /** To be the number of a lasting note: one with fewer may be a part of somebody else's. */
  toBeNoted: 7,
  /** To find recent tickets of the number in the form in which it is sent: a shorter one is not whole. */
  toFindSimilarTickets: 7,
  /** To be a caller's beside words or other digits: a shorter one, such as that of another desk, counts alone only. */
  toStandBesideWords: 7,
  /** To be taken out of a line of the log, in one run with its separators. */
  toRedactInLog: 7,
  /** To ask for similar tickets while no store is written down: with fewer, the number is still being typed. */
  toAskForSimilarTickets: 8,
  /** To be masked in a text without any separator or prefix: no date, amount or case number is that long. */
  toMaskUnformatted: 9,
} as const;

/** What is typed behind so many characters is not read as a part of a number: somebody pasted a text. */
export const maxTypedNumberLength = 100;
