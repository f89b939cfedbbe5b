import { LineIcon } from '../../ui/line-icon';

/** An arrow that reached the phone and turned back. */
export function MissedCallIcon() {
  return (
    <LineIcon>
      <path d="M2 8.500V4h4.500M2.300 4.300l5.200 5.200L14 3M3 13.500h10" />
    </LineIcon>
  );
}
