import { QueryClientProvider } from "@tanstack/react-query";
import { Direction } from "radix-ui";
import { useState } from "react";
import { BrowserRouter } from "react-router-dom";
import { direction } from "../lib/i18n.js";
import { createQueryClient } from "../lib/query.js";
import { useStore } from "../lib/store.js";
import { AppRoutes } from "./routes/app-routes.js";
import { SessionEffects } from "./session-effects.js";

export function App() {
  const [cache] = useState(createQueryClient);
  return (
    <QueryClientProvider client={cache}>
      <Direction.Provider dir={useStore(direction)}>
        <BrowserRouter>
          <SessionEffects />
          <AppRoutes />
        </BrowserRouter>
      </Direction.Provider>
    </QueryClientProvider>
  );
}
