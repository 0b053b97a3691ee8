import { useNavigate } from "react-router-dom";
import { useCommands } from "../../lib/commands.js";
import { countedViews } from "../../lib/queue-views.js";
import { useMay } from "../../lib/session.js";
import { adminHome } from "./admin-entries.js";

/** The keys that lead from anywhere to the desk's places. */
export function useGoCommands(): void {
  const go = useNavigate();
  const may = useMay();
  const admin = adminHome(may);
  useCommands([
    ...countedViews.map((view) => ({ id: `go.${view}` as const, run: () => void go(`/queue/${view}`) })),
    // Where a page has a box of its own, that comes first.
    { id: "app.search", run: () => void go("/search") },
    { id: "go.home", run: () => void go("/home") },
    { id: "go.time", when: () => may("time.track"), run: () => void go("/time") },
    { id: "go.alerts", run: () => void go("/alerts") },
    { id: "go.profile", run: () => void go("/me") },
    { id: "go.help", run: () => void go("/help") },
    { id: "go.admin", when: () => admin !== null, run: () => void go(admin ?? "/") },
    { id: "ticket.create", when: () => may("ticket.create_for_others"), run: () => void go("/tickets/new") },
  ]);
}
