import css from './steady-label.module.css';

type SteadyLabelProps = {
  readonly shown: string;
  /** The label that takes its place after a press. */
  readonly other: string;
};

/** The label of a button that changes it when pressed: as wide as the wider one, so that the buttons beside it stay. */
export function SteadyLabel({ shown, other }: SteadyLabelProps) {
  return (
    <span className={css['label']} data-other={other}>
      {shown}
    </span>
  );
}
