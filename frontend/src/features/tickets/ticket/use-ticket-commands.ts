import type { Status } from "@redress/backend/contract";
import { useCommands, type Command } from "../../../lib/commands.js";
import { t, type MessageId } from "../../../lib/i18n.js";
import { toast } from "../../../lib/toasts.js";
import type { OpenTicket } from "../queue/use-open-ticket.js";
import { useMe } from "../../../lib/session.js";
import { focusComposer } from "./ticket-focus.js";
import type { ComposerMode, OpenField, TicketActions } from "./ticket-actions.js";

/** Every key of the open ticket; each is offered only while the ticket allows what it does. */
export function useTicketCommands(actions: TicketActions, open: OpenTicket, toggleDetails: () => void): void {
  const { ticket, change, setMode, setOpenField } = actions;
  const { abilities } = ticket;
  const me = useMe();
  const write = (mode: ComposerMode) => () => {
    setMode(mode);
    focusComposer();
  };
  const edit = (field: OpenField) => () => setOpenField(field);
  const resolve = (andNext: boolean) => () => {
    change({ field: "status", value: "resolved" satisfies Status });
    if (andNext && open.nextId !== undefined) open.open(open.nextId);
  };
  const mayResolve = () => abilities.statuses.includes("resolved");

  const command = (id: string, keys: string[], label: MessageId, run: () => void, when?: () => boolean): Command => ({
    ...{ id, keys, label, run, group: "ticket" },
    ...(when && { when }),
  });
  useCommands([
    command("ticket.reply", ["r"], "ticket.command.reply", write("reply"), () => abilities.reply),
    command("ticket.note", ["i"], "ticket.command.note", write("note"), () => abilities.note),
    command("ticket.assign", ["a"], "ticket.command.assign", edit("assignee"), () => abilities.assign),
    command(
      "ticket.take",
      ["m"],
      "ticket.command.take",
      actions.takeIt,
      () => abilities.assign && abilities.reply && ticket.assigned_agent?.id !== me.id,
    ),
    command("ticket.status", ["s"], "ticket.command.status", edit("status"), () => abilities.statuses.length > 0),
    command("ticket.priority", ["p"], "ticket.command.priority", edit("priority"), () => abilities.set_priority),
    command("ticket.tags", ["t"], "ticket.command.tags", edit("tags"), () => abilities.edit),
    command("ticket.resolve", ["e"], "ticket.command.resolve", resolve(false), mayResolve),
    command("ticket.resolve_next", ["Shift+e"], "ticket.command.resolve_next", resolve(true), mayResolve),
    command("ticket.copy_link", ["y"], "ticket.command.copy_link", () => void copyLink(ticket.id)),
    command("ticket.details", ["]"], "ticket.command.details", toggleDetails),
  ]);
}

export async function copyLink(id: number): Promise<void> {
  const link = new URL(`/queue/all?ticket=${id}`, window.location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    toast(t("ticket.link_copied"));
  } catch {
    // The clipboard is only open on secure addresses: then the link itself is what can be copied.
    toast(link);
  }
}
