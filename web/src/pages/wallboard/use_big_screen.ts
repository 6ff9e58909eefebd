import { useCallback, useEffect } from "react";
import { navigate, useSearch } from "~/app/path";

/** Whether the page is shown for a room; Alt and B changes it, Escape leaves. It stands in the address, so a screen can be set to it. */
export function useBigScreen(): [boolean, (big: boolean) => void] {
  const big = useSearch().has("big");
  const show = useCallback((wanted: boolean) => navigate(wanted ? "?big" : location.pathname, { replace: true }), []);
  useEffect(() => {
    document.documentElement.classList.toggle("wall-big", big);
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey && event.code === "KeyB") {
        event.preventDefault();
        show(!big);
      } else if (event.key === "Escape" && big) show(false);
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      document.documentElement.classList.remove("wall-big");
    };
  }, [big, show]);
  return [big, show];
}
