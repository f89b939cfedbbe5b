/** The digit of a choice, the digits behind it, and what follows them, as typed without a pause. */
const typedTime = /^\d(\d*)(\D?)/;

/**
 * Takes the digit of the last choice, another time, off a time that was typed right behind it. It may be the hour, as in
 * `430pm`, until what follows shows that it is not: `41530` is the choice and 15:30, `44pm` the choice and 4 pm. Of `411am`
 * the 11 is the hour, since hardly anybody calls at eleven minutes past.
 */
export function dropChoiceDigit(text: string): string {
  const [, digits = '', next = ''] = typedTime.exec(text) ?? [];
  return isHour(digits, next) ? text : text.slice(1);
}

/** @param digits behind the first one, which then are the minutes */
function isHour(digits: string, next: string): boolean {
  if (digits.length < 2) return digits === '' || next === '';
  if (digits.length > 2 || Number(digits) > 59) return false;
  // With a mark behind them, they are the hour, or the day, themselves: `415:30`, `412/3`.
  return (
    next === '' || (/[\p{L}\s]/u.test(next) && !/^1[0-2]$/.test(digits) && !/[点點时時月日号]/.test(next))
  );
}
