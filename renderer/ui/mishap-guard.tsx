import { Component, type ReactNode } from 'react';
import { Button } from './button.tsx';

interface MishapGuardProps {
  /** What is behind it, as the editor names it: “The story”. */
  readonly part: string;
  readonly children: ReactNode;
}

/** Keeps a fault in one part of the desk from taking down the rest. */
export class MishapGuard extends Component<MishapGuardProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="panel-note" role="alert">
        <strong>{`${this.props.part} could not be drawn`}</strong>
        <p>What was written is on disk and safe.</p>
        <Button onClick={() => this.setState({ failed: false })}>Try again</Button>
      </div>
    );
  }
}
