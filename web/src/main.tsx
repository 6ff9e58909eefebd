import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "~/app/App";
import { watchStyles } from "~/app/lost_styles";
import { applyTheme } from "~/app/theme_choice";
import { startTexts } from "~/texts";
import "~/app/tokens.css";
import "~/app/page.css";

const root = document.getElementById("root");
if (root) {
  applyTheme();
  watchStyles();
  await startTexts();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
