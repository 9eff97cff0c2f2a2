import { Component } from 'react';
import type { ComponentType, ReactNode } from 'react';

export interface FailedPartProps {
  /** Under which the browser's console has the fault. */
  readonly errorId: string;
  readonly onRetry: () => void;
}

interface ErrorBoundaryProps {
  /** What stands in the place of a part that failed to draw. */
  readonly fallback: ComponentType<FailedPartProps>;
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly errorId: string | null;
}

/** Keeps a failing part from taking the page with it. React offers this only as a class. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { errorId: null };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { errorId: makeErrorId() };
  }

  override componentDidCatch(error: Error): void {
    // oxlint-disable-next-line no-console -- the id on the page leads here
    console.error(`Nhịp Thư ${this.state.errorId}`, error);
  }

  override render(): ReactNode {
    const { errorId } = this.state;
    const { fallback: Fallback, children } = this.props;
    return errorId === null ? children : <Fallback errorId={errorId} onRetry={() => this.setState({ errorId: null })} />;
  }
}

/** Eight hexadecimal digits, after a letter that tells them from the server's ids. */
function makeErrorId(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `w-${number.toString(16).padStart(8, '0')}`;
}
