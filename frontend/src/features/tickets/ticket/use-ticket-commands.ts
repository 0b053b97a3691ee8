import type { Status } from "@redress/backend/contract";
import type { CommandId } from "../../../lib/command-list.js";
import { useCommands, type Command } from "../../../lib/commands.js";
import { t } from "../../../lib/i18n.js";
import { toast } from "../../../lib/toasts.js";
import { useMe } from "../../../lib/session.js";
import type { ComposerMode, OpenField, TicketActions } from "./ticket-actions.js";

/** Every key of the open ticket; each is offered only while the ticket allows what it does. */
export function useTicketCommands(actions: TicketActions, toggleDetails: () => void): void {
  const { ticket, change, setOpenField } = actions;
  const { abilities } = ticket;
  const me = useMe();
  const write = (mode: ComposerMode) => () => actions.write(mode);
  const edit = (field: OpenField) => () => setOpenField(field);
  const resolve = () => change({ field: "status", value: "resolved" satisfies Status });
  const mayResolve = () => abilities.statuses.includes("resolved");

  const command = (id: CommandId, run: () => void, when?: () => boolean): Command => ({
    ...{ id, run },
    ...(when && { when }),
  });
  useCommands([
    command("ticket.reply", write("reply"), () => abilities.reply),
    command("ticket.note", write("note"), () => abilities.note),
    command("ticket.assign", edit("assignee"), () => abilities.assign),
    command(
      "ticket.take",
      actions.takeIt,
      () => abilities.assign && abilities.reply && ticket.assigned_agent?.id !== me.id,
    ),
    command("ticket.status", edit("status"), () => abilities.statuses.length > 0),
    command("ticket.priority", edit("priority"), () => abilities.set_priority),
    command("ticket.tags", edit("tags"), () => abilities.edit),
    command("ticket.resolve", resolve, mayResolve),
    command("ticket.resolve_next", actions.resolveAndNext, mayResolve),
    command("ticket.merge", actions.merge, () => abilities.merge),
    command(
      "ticket.split",
      () => actions.split(null),
      () => abilities.split,
    ),
    command("ticket.link", actions.link, () => abilities.edit),
    command("ticket.copy_link", () => void copyLink(ticket.id)),
    command("ticket.details", toggleDetails),
  ]);
}

/** @param place of one message: "comment-17". */
export async function copyLink(id: number, place?: string): Promise<void> {
  const link = new URL(`/queue/all?ticket=${id}${place === undefined ? "" : `#${place}`}`, window.location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    toast(t("ticket.link_copied"));
  } catch {
    // The clipboard is only open on secure addresses: then the link itself is what can be copied.
    toast(link);
  }
}
