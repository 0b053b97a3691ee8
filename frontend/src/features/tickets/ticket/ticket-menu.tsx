import { Ellipsis } from "lucide-react";
import { Suspense, useState } from "react";
import { IconButton } from "../../../components/ui/icon-button.js";
import { Menu, type MenuEntry } from "../../../components/ui/menu.js";
import { useCommands } from "../../../lib/commands.js";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { keysOf } from "../../../lib/keyboard.js";
import { lazy } from "../../../lib/lazy.js";
import { useMay } from "../../../lib/session.js";
import type { OpenTicket } from "../queue/use-open-ticket.js";
import { useTicketActions } from "./ticket-actions.js";
import { useMainActions } from "./use-main-actions.js";
import { copyLink } from "./use-ticket-commands.js";

const MacroPicker = lazy(async () => ({
  default: (await Promise.all([import("../../canned/picker/macro-picker.js"), loadMessagesOf(["canned"])]))[0]
    .MacroPicker,
}));

/** What is done with a ticket less often, and what elsewhere has a key alone. */
export function TicketMenu({ open, onClose }: { open: OpenTicket; onClose: () => void }) {
  const { ticket, escalate, link, merge, split, remove, resolveAndNext, phone } = useTicketActions();
  const { abilities } = ticket;
  const may = useMay();
  const [isChoosing, setChoosing] = useState(false);
  const chooseMacro = () => setChoosing(true);
  const standingEntries = useStandingEntries();
  const mainActions = useMainActions();
  useCommands([
    { id: "ticket.macro", when: () => may("ticket.reply"), run: chooseMacro },
    { id: "ticket.escalate", when: () => abilities.escalate, run: escalate },
    { id: "ticket.delete", when: () => abilities.hide, run: remove },
  ]);
  const entry = (id: MenuEntry["id"], label: string, run: () => void, keys?: string): MenuEntry[] => [
    { id, label, keys, run },
  ];
  const when = (isPossible: boolean, entries: MenuEntry[]) => (isPossible ? entries : []);
  return (
    <>
      <Suspense>{isChoosing && <MacroPicker ticketId={ticket.id} onClose={() => setChoosing(false)} />}</Suspense>
      <Menu
        label={t("ticket.more")}
        trigger={<IconButton label={t("ticket.more")} icon={<Ellipsis className="size-4" />} />}
        groups={[
          // Phones have no room for their buttons.
          phone ? mainActions.map(({ id, label, run }) => ({ id, label, run })) : [],
          [
            ...when(
              abilities.statuses.includes("resolved") && open.nextId !== undefined,
              entry("resolve_next", t("ticket.command.resolve_next"), resolveAndNext, keysOf("ticket.resolve_next")[0]),
            ),
            ...entry(
              "link",
              t("ticket.command.copy_link"),
              () => void copyLink(ticket.id),
              keysOf("ticket.copy_link")[0],
            ),
            ...standingEntries,
            ...when(abilities.merge, entry("merge", t("ticket.command.merge"), merge, keysOf("ticket.merge")[0])),
            ...when(
              abilities.split,
              entry("split", t("ticket.command.split"), () => split(null), keysOf("ticket.split")[0]),
            ),
            ...when(abilities.edit, entry("link_ticket", t("ticket.command.link"), link, keysOf("ticket.link")[0])),
            ...when(may("ticket.reply"), entry("macro", t("canned.command.macro"), chooseMacro)),
            ...when(abilities.escalate, entry("escalate", t("ticket.escalate.open"), escalate)),
            ...entry("back", t("queue.command.back"), onClose, keysOf("queue.back")[0]),
          ],
          abilities.hide ? [{ id: "delete", label: t("ticket.delete.action"), danger: true, run: remove }] : [],
        ]}
      />
    </>
  );
}

/** What one wants of the ticket for oneself. */
function useStandingEntries(): MenuEntry[] {
  const { ticket, standing, snooze } = useTicketActions();
  const { abilities, follow } = ticket;
  if (!abilities.follow) return [];
  return [
    ...(abilities.snooze
      ? [{ id: "snooze", label: t("ticket.command.snooze"), keys: keysOf("ticket.snooze")[0], run: snooze }]
      : []),
    ...(ticket.snooze ? [{ id: "wake", label: t("ticket.command.wake"), run: standing.wake }] : []),
    {
      id: "follow",
      label: t("follow.level.following"),
      keys: keysOf("ticket.follow")[0],
      checked: follow === "following",
      run: () => standing.follow(follow === "following" ? null : "following"),
    },
    {
      id: "mute",
      label: t("follow.level.muted"),
      checked: follow === "muted",
      run: () => standing.follow(follow === "muted" ? null : "muted"),
    },
  ];
}
