import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.js";
import { startBrand } from "./lib/brand.js";
import { expectFirstPage } from "./lib/first-page.js";
import { activateLocale, chooseLocale } from "./lib/i18n.js";
import { resumeSession } from "./lib/session.js";
import { startTheme } from "./lib/theme.js";
import "./styles/index.css";

startTheme();
expectFirstPage();
startBrand();
// Who is signed in and the texts are asked for side by side; the page waits for the texts only.
void resumeSession();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
void activateLocale(chooseLocale()).then(() => {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
