import type { OwnSession } from "@redress/backend/contract";
import { Button } from "../../../components/ui/button.js";
import { Tag } from "../../../components/ui/tag.js";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";

export interface SessionListProps {
  sessions: readonly OwnSession[];
  /** The one that is being ended. */
  ending: number | null;
  onEnd: (session: OwnSession) => void;
}

/** Sign-ins, each with what it is known by and a way to end it. */
export function SessionList({ sessions, ending, onEnd }: SessionListProps) {
  return (
    <ul className="flex flex-col divide-y divide-border">
      {sessions.map((session) => {
        const device = session.device ?? t("sessions.unknown_device");
        return (
          <li key={session.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <bdi>{device}</bdi>
                {session.current && <Tag tone="ok">{t("sessions.current")}</Tag>}
              </p>
              <p className="text-dense text-muted">
                {session.ip && (
                  <>
                    <bdi className="wrap-anywhere">{session.ip}</bdi> ·{" "}
                  </>
                )}
                {t("sessions.started")} <When at={session.started_at} /> · {t("sessions.last_used")}{" "}
                <When at={session.last_used_at} />
              </p>
            </div>
            {!session.current && (
              <Button
                busy={ending === session.id}
                aria-label={t("sessions.end_named", { device })}
                onClick={() => onEnd(session)}
              >
                {t("sessions.end")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
