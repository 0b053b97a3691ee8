import { useQueryClient } from "@tanstack/react-query";
import type { TeamDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { putAway } from "../../lib/put-away.js";
import { keyOf } from "../../lib/query.js";
import { refreshTeams } from "./save-team.js";

/** Puts a team away, or says what still needs it; restores one that was put away. */
export function ArchiveTeam({ team }: { team: TeamDetail }) {
  const cache = useQueryClient();
  const [busy, setBusy] = useState(false);
  const { categories, open_tickets: tickets } = team.uses;

  const set = async (seen: TeamDetail, archived: boolean): Promise<void> => {
    setBusy(true);
    await putAway(seen, archived, {
      name: ({ name }) => name,
      change: async ({ id, version }, next) => {
        const params = { id: String(id) };
        const saved = await api.updateTeam({ params, body: { archived: next }, ifMatch: version });
        cache.setQueryData(keyOf("getTeam", { params }), saved);
        return saved;
      },
      refresh: () => refreshTeams(cache),
      said: { archived: "teams.archived_now", restored: "teams.restored_now" },
    });
    setBusy(false);
  };

  if (!team.archived && (categories > 0 || tickets > 0)) {
    return (
      <p className="text-dense text-muted">
        {t("teams.in_use")} {categories > 0 && t("teams.in_use.categories", { count: categories })}{" "}
        {tickets > 0 && t("teams.in_use.tickets", { count: tickets })}
      </p>
    );
  }
  return (
    <Button busy={busy} onClick={() => void set(team, !team.archived)}>
      {t(team.archived ? "teams.restore" : "teams.archive")}
    </Button>
  );
}
