import { Component, type ErrorInfo, type ReactNode } from "react";
import { CrashPage } from "./pages/error-pages.js";

interface Props {
  /** Where the reader is: going elsewhere leaves the failure behind. */
  place: string;
  children: ReactNode;
}

interface State {
  failedAt: string | null;
}

/** Keeps a page's failure out of the shell. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failedAt: null };

  static getDerivedStateFromError(): Partial<State> {
    return { failedAt: "" };
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    if (state.failedAt === "") return { failedAt: props.place };
    return state.failedAt !== null && state.failedAt !== props.place ? { failedAt: null } : null;
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    return this.state.failedAt === null ? this.props.children : <CrashPage />;
  }
}
