import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { BrowserRouter } from "react-router-dom";
import { createQueryClient } from "../lib/query.js";
import { AppRoutes } from "./routes/app-routes.js";
import { SessionEffects } from "./session-effects.js";

export function App() {
  const [cache] = useState(createQueryClient);
  return (
    <QueryClientProvider client={cache}>
      <BrowserRouter>
        <SessionEffects />
        <AppRoutes />
      </BrowserRouter>
    </QueryClientProvider>
  );
}
