import { useState } from 'react';
import controls from '../../../ui/controls.module.css';

type DateFieldProps = {
  readonly name: string;
  /** `2026-11-24`, or blank. */
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly className?: string | undefined;
};

/**
 * One end of a date range. A date is reported only once its year is complete: typing 2026 first gives the years 2, 20
 * and 202.
 */
export function DateField({ name, day, onDay, className }: DateFieldProps) {
  const [begun, setBegun] = useState<string | null>(null);
  const change = (typed: string) => {
    const isWhole = typed === '' || /^[1-9]\d{3}-/.test(typed);
    if (isWhole) onDay(typed);
    setBegun(isWhole ? null : typed);
  };
  return (
    <label className={className}>
      {name}
      <input
        type="date"
        // Prevents years of five digits.
        max="9999-12-31"
        className={controls['well']}
        value={begun ?? day}
        onChange={(event) => change(event.target.value)}
        onBlur={() => setBegun(null)}
      />
    </label>
  );
}
