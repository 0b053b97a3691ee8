import type { Status } from "@redress/backend/contract";
import { ChevronDown, Send } from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { CommandKeys } from "../../../components/ui/command-keys.js";
import { Menu } from "../../../components/ui/menu.js";
import { statusWord } from "../../../components/ui/status-badge.js";
import { useCommandKeys } from "../../../lib/commands.js";
import { t } from "../../../lib/i18n.js";

export interface SendButtonsProps {
  /** "Send", or "Add note". */
  label: string;
  /** Those that can be set with the message. */
  statuses: readonly Status[];
  busy: boolean;
  onSend: (status: Status) => void;
}

/** Sends the form it stands in, or sends and sets a status. */
export function SendButtons({ label, statuses, busy, onSend }: SendButtonsProps) {
  const resolveKeys = useCommandKeys("compose.send_resolve");
  return (
    <span className="ms-auto flex flex-wrap gap-2">
      {statuses.length > 0 && (
        <Menu
          label={t("compose.send_and_set")}
          trigger={
            <Button className="px-3">
              {t("compose.send_and_set")}
              <ChevronDown aria-hidden className="size-4" />
            </Button>
          }
          groups={[
            statuses.map((status) => ({
              id: status,
              label: t("compose.and_set", { send: label, status: statusWord(status, "agent") }),
              ...(status === "resolved" && { keys: resolveKeys }),
              run: () => onSend(status),
            })),
          ]}
        />
      )}
      <Button type="submit" look="primary" busy={busy} icon={<Send aria-hidden className="size-4 flip-rtl" />}>
        {label}
        <span className="max-lg:hidden">
          <CommandKeys id="compose.send" inverse />
        </span>
      </Button>
    </span>
  );
}
