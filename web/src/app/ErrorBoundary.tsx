import { Component, type ReactNode } from "react";
import { useTexts } from "~/texts";
import { NotLoaded } from "./load_once";

interface Props {
  children: ReactNode;
  /** Of what is drawn here: something else is tried anew. */
  at?: string;
  /** What stands in its place; again: draws it once more. Without it the whole document is to be loaded anew. */
  broken?: (error: Error, again: () => void) => ReactNode;
}

interface State {
  error: Error | undefined;
}

/** Shows what broke instead of an empty page; what stands around it goes on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error): void {
    if (error instanceof NotLoaded) error.forget();
  }

  override componentDidUpdate({ at }: Props): void {
    if (this.state.error && at !== this.props.at) this.again();
  }

  private readonly again = () => this.setState({ error: undefined });

  override render(): ReactNode {
    const { children, broken } = this.props;
    const { error } = this.state;
    if (!error) return children;
    return broken ? broken(error, this.again) : <Broken error={error} onRetry={() => location.reload()} />;
  }
}

/** In place of a page: what went wrong, and the way to try once more. */
export function Broken({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTexts();
  const absent = error instanceof NotLoaded;
  return (
    <main className="plain-note" role="alert">
      <h1>{absent ? t("app.not_loaded") : t("app.crashed")}</h1>
      <p>{absent ? t("error.not_loaded") : error.message}</p>
      <button type="button" onClick={onRetry}>
        {t("app.retry")}
      </button>
    </main>
  );
}
