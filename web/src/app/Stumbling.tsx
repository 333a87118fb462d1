import { Component, type ReactNode } from 'react';
import { StumbledPage } from './routes/shared/TroublePages';

interface StumblingProps {
  /** Where one is: whoever goes elsewhere leaves the error behind. */
  at: string;
  children: ReactNode;
}

/** What stands around it goes on when a page breaks: with the frame, also the call in hand. */
export class Stumbling extends Component<StumblingProps, { brokenAt: string | null }> {
  override state = { brokenAt: null };

  static getDerivedStateFromError() {
    return { brokenAt: '' };
  }

  static getDerivedStateFromProps({ at }: StumblingProps, { brokenAt }: { brokenAt: string | null }) {
    if (brokenAt === '') return { brokenAt: at };
    return brokenAt === null || brokenAt === at ? null : { brokenAt: null };
  }

  override render() {
    return this.state.brokenAt === null ? this.props.children : <StumbledPage />;
  }
}
