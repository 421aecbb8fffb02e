/** What stands there when the page itself fails: a sentence, the link with everything that was set, and a way on. */
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';

interface ErrorBoundaryProps {
  /** The link to the experiment as it was. */
  readonly link: () => string;
  /** Ends what the page can show no more. */
  readonly onBroken: () => void;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(): void {
    this.props.onBroken();
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const link = this.props.link();
    return (
      <main className="broken">
        <h1>The page has stumbled</h1>
        <p>Something in it failed that should not have. Your experiment is safe in this link:</p>
        <p>
          <a href={link}>{link}</a>
        </p>
        <p>
          <Button look="primary" onClick={() => location.reload()}>
            Load the page again
          </Button>
        </p>
        <p className="sentence">
          If it happens again, tell us about it with the link and these words: {error.message}
        </p>
      </main>
    );
  }
}
