/** Keeps what goes wrong in a part of the page within its place. */
import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  /** What stands in the part's place. @param mend shows the part again */
  readonly renderFailure: (error: Error, mend: () => void) => ReactNode;
  readonly children: ReactNode;
}

export class Boundary extends Component<BoundaryProps, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return this.props.renderFailure(error, () => this.setState({ error: undefined }));
  }
}
