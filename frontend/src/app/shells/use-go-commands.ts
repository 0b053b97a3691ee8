import { useNavigate } from "react-router-dom";
import { useCommands } from "../../lib/commands.js";
import { useMay } from "../../lib/session.js";
import { adminHome } from "./admin-entries.js";

/** The keys that lead from anywhere to the desk's places. */
export function useGoCommands(): void {
  const go = useNavigate();
  const may = useMay();
  const admin = adminHome(may);
  useCommands([
    {
      id: "go.queue",
      keys: ["g q"],
      label: "app.command.go_queue",
      group: "anywhere",
      run: () => void go("/queue/mine"),
    },
    {
      id: "go.unassigned",
      keys: ["g u"],
      label: "app.command.go_unassigned",
      group: "anywhere",
      run: () => void go("/queue/unassigned"),
    },
    {
      id: "go.admin",
      keys: ["g a"],
      label: "app.command.go_admin",
      group: "anywhere",
      when: () => admin !== null,
      run: () => void go(admin ?? "/"),
    },
    {
      id: "ticket.create",
      keys: ["c"],
      label: "app.nav.new_ticket",
      group: "anywhere",
      when: () => may("ticket.create_for_others"),
      run: () => void go("/tickets/new"),
    },
  ]);
}
