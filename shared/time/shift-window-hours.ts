/**
 * How far back the work of a shift reaches, in hours: a shift of 12 hours, such as from 20:00 to 08:00, and an hour after it, in
 * which it is handed over, counted and corrected.
 */
export const shiftWindowHours = 13;
