import { navigate } from "~/app/path";

/** A list of what was opened in this tab of this site, as the browser keeps it; not every browser does. */
interface Navigation {
  canGoBack: boolean;
}

/** Where one came from; who came by a link that was sent goes to the register. */
export function goBack(): void {
  const { navigation } = window as { navigation?: Navigation };
  if (navigation?.canGoBack ?? history.length > 1) history.back();
  else navigate("/register");
}
