import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.js";
import { fetchPageOf } from "./app/routes/app-routes.js";
import { startBrand } from "./lib/brand.js";
import { expectFirstPage } from "./lib/first-page.js";
import { activateLocale, chooseLocale } from "./lib/i18n.js";
import { resumeSession } from "./lib/session.js";
import { startTheme } from "./lib/theme.js";
import "./styles/index.css";

startTheme();
expectFirstPage();
startBrand();
// Who is signed in, the everyday texts and the page are asked for side by side; what is drawn first waits for those texts only.
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
fetchPageOf(window.location.pathname);
