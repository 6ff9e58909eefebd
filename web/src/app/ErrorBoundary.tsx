import { Component, type ReactNode } from "react";
import { useTexts } from "~/texts";

interface State {
  error: Error | undefined;
}

/** Shows what broke instead of an empty page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}

function Broken({ error }: { error: Error }) {
  const { t } = useTexts();
  return (
    <main className="plain-note" role="alert">
      <h1>{t("app.crashed")}</h1>
      <p>{error.message}</p>
      <button type="button" onClick={() => location.reload()}>
        {t("app.retry")}
      </button>
    </main>
  );
}
