import { Component, type ReactNode } from 'react';
import { traceError, type ErrorTrace, type WindowArea } from '../../shared/errors/error-report';

/** A part of the window that failed to render. `count` is the number of consecutive failures, including the first. */
export type RenderError = { readonly area: WindowArea; readonly trace: ErrorTrace; readonly count: number };

type ErrorBoundaryProps = {
  readonly area: WindowArea;
  /** Rendered in place of the part. `reset` renders the part again. */
  readonly renderError: (fault: RenderError, reset: () => void) => ReactNode;
  readonly children: ReactNode;
};

type State = { readonly trace: ErrorTrace | null; readonly count: number };

/**
 * Keeps an error in one part from taking down the whole window. The root's `onCaughtError` receives the error itself.
 */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override readonly state: State = { trace: null, count: 0 };

  static getDerivedStateFromError(thrown: unknown): Partial<State> {
    return { trace: traceError(thrown) };
  }

  override componentDidCatch(): void {
    this.setState(({ count }) => ({ count: count + 1 }));
  }

  readonly reset = (): void => {
    this.setState({ trace: null });
  };

  override render(): ReactNode {
    const { area, renderError, children } = this.props;
    const { trace, count } = this.state;
    return trace === null ? children : renderError({ area, trace, count }, this.reset);
  }
}
