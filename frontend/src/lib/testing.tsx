import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { configure, render } from "@testing-library/react";
import type { AppInfo, Me } from "@redress/backend/contract";
import type { ReactElement } from "react";
import { MemoryRouter } from "react-router-dom";
import { viewer } from "./format.js";
import { loadMessagesOf, parts } from "./i18n.js";
import { updatePerson } from "./session.js";

/** For component tests: English texts, UTC, and a person to be signed in as. */
// A busy machine is given time; what comes at once is seen at once all the same.
configure({ asyncUtilTimeout: 60_000 });
await loadMessagesOf(parts);
viewer.set({ locale: "en-GB", timeZone: "UTC" });

const everyKind = ["created", "assigned", "status_changed", "comment", "warning", "breached", "escalated"] as const;

export function person(facts: Partial<Me> = {}): Me {
  return {
    id: 7,
    full_name: "Priya Sharma",
    photo_url: null,
    email: "priya@example.org",
    email_verified: true,
    pending_email: null,
    phone: null,
    address: null,
    locale: "en",
    time_zone: "UTC",
    hour_format: "locale",
    theme: "system",
    density: "comfortable",
    keyboard: { single_keys: true, commands: [] },
    signature: "",
    notification_preferences: Object.fromEntries(
      everyKind.map((kind) => [kind, { in_app: true, email: true, push: true }]),
    ) as Me["notification_preferences"],
    role: { key: "customer", name: "Customer" },
    is_staff: false,
    sees: "own",
    permissions: ["ticket.create"],
    two_factor: { on: false, required: false, recovery_codes_left: 0 },
    version: 1,
    ...facts,
  };
}

const desk: AppInfo = {
  name: "Redress",
  logo_url: null,
  colours: null,
  language: "en",
  time_zone: "UTC",
  support_contact: null,
  customer_priority: "apply",
  demo: false,
  demo_accounts: [],
  registration_open: true,
  password_min_length: 12,
  attachments: { max_bytes: 10_000_000, max_files: 5 },
  reopen_days: 14,
  server_time: "2026-07-07T12:00:00Z",
};

interface Surroundings {
  route?: string;
  /** Signed in as. */
  user?: Me;
  /** What this desk offers, where it matters. */
  app?: Partial<AppInfo>;
}

/** Renders with router, query cache and texts. */
export function renderPage(element: ReactElement, { route = "/", user, app }: Surroundings = {}) {
  if (user) updatePerson(user);
  const cache = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  cache.setQueryData(["getApp"], { ...desk, ...app });
  return {
    cache,
    ...render(
      <QueryClientProvider client={cache}>
        <MemoryRouter initialEntries={[route]}>{element}</MemoryRouter>
      </QueryClientProvider>,
    ),
  };
}
