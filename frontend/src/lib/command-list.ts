import type { MessageId } from "./i18n.js";

/** Where a command is listed in the sheet of shortcuts. */
export type CommandGroup = "anywhere" | "list" | "ticket" | "composer";

export interface CommandFacts {
  /** Chords or sequences, any of which runs it: see keys.ts. The first is the one shown. None: by the palette alone. */
  keys: readonly string[];
  label: MessageId;
  group: CommandGroup;
  /** Also while writing; for chords with Mod or a function key alone. */
  whileWriting?: true;
  /** Where both are possible, this one has the key that the other has as well. */
  before?: "app.palette";
}

/**
 * Everything people can do by a key, in the order of the sheet: handlers, tooltips, the palette, the sheet and the
 * profile all read this, so they cannot disagree. People may choose other keys: see keyboard.ts.
 */
export const commandList = {
  "app.palette": { keys: ["Mod+k"], label: "app.command.palette", group: "anywhere", whileWriting: true },
  "app.search": { keys: ["/"], label: "app.command.search", group: "anywhere" },
  "app.shortcuts": { keys: ["?"], label: "app.command.shortcuts", group: "anywhere" },
  "ticket.create": { keys: ["c"], label: "app.nav.new_ticket", group: "anywhere" },
  "go.home": { keys: ["g h"], label: "app.command.go_home", group: "anywhere" },
  "go.mine": { keys: ["g q"], label: "app.command.go_queue", group: "anywhere" },
  "go.unassigned": { keys: ["g u"], label: "app.command.go_unassigned", group: "anywhere" },
  "go.at_risk": { keys: ["g t"], label: "app.command.go_at_risk", group: "anywhere" },
  "go.overdue": { keys: ["g o"], label: "app.command.go_overdue", group: "anywhere" },
  "go.waiting": { keys: ["g w"], label: "app.command.go_waiting", group: "anywhere" },
  "go.open": { keys: ["g l"], label: "app.command.go_open", group: "anywhere" },
  "go.closed": { keys: ["g c"], label: "app.command.go_closed", group: "anywhere" },
  "go.snoozed": { keys: [], label: "app.command.go_snoozed", group: "anywhere" },
  "go.following": { keys: [], label: "app.command.go_following", group: "anywhere" },
  "go.time": { keys: [], label: "app.command.go_time", group: "anywhere" },
  "go.alerts": { keys: ["g n"], label: "app.command.go_alerts", group: "anywhere" },
  "go.profile": { keys: [], label: "app.command.go_profile", group: "anywhere" },
  "go.help": { keys: [], label: "app.command.go_help", group: "anywhere" },
  "go.admin": { keys: ["g a"], label: "app.command.go_admin", group: "anywhere" },
  "app.sidebar": { keys: ["["], label: "app.command.sidebar", group: "anywhere" },
  "app.explain": { keys: ["d"], label: "app.command.explain", group: "anywhere" },
  "app.undo": { keys: ["z"], label: "app.command.undo", group: "anywhere" },
  "ui.save": { keys: ["Mod+s"], label: "ui.save", group: "anywhere", whileWriting: true },

  "view.1": { keys: ["1"], label: "app.command.view_1", group: "list" },
  "view.2": { keys: ["2"], label: "app.command.view_2", group: "list" },
  "view.3": { keys: ["3"], label: "app.command.view_3", group: "list" },
  "view.4": { keys: ["4"], label: "app.command.view_4", group: "list" },
  "view.5": { keys: ["5"], label: "app.command.view_5", group: "list" },
  "view.6": { keys: ["6"], label: "app.command.view_6", group: "list" },
  "view.7": { keys: ["7"], label: "app.command.view_7", group: "list" },
  "view.8": { keys: ["8"], label: "app.command.view_8", group: "list" },
  "view.9": { keys: ["9"], label: "app.command.view_9", group: "list" },
  "queue.next": { keys: ["j"], label: "queue.command.next", group: "list" },
  "queue.previous": { keys: ["k"], label: "queue.command.previous", group: "list" },
  "queue.focus_ticket": { keys: ["Enter"], label: "queue.command.focus_ticket", group: "list" },
  "queue.select": { keys: ["x"], label: "queue.command.select", group: "list" },
  "queue.select_range": { keys: ["Shift+x"], label: "queue.command.select_range", group: "list" },
  "queue.select_next": { keys: ["Shift+j"], label: "queue.command.select_next", group: "list" },
  "queue.select_previous": { keys: ["Shift+k"], label: "queue.command.select_previous", group: "list" },
  "queue.select_all": { keys: ["Mod+a"], label: "queue.command.select_all", group: "list", whileWriting: true },
  "queue.menu": { keys: ["Shift+F10", "ContextMenu"], label: "queue.command.menu", group: "list" },
  "bulk.assign": { keys: [], label: "bulk.command.assign", group: "list" },
  "bulk.status": { keys: [], label: "bulk.command.status", group: "list" },
  "bulk.priority": { keys: [], label: "bulk.command.priority", group: "list" },
  "bulk.tags": { keys: [], label: "bulk.command.tags", group: "list" },
  "bulk.answer": { keys: [], label: "bulk.command.answer", group: "list" },
  "bulk.merge": { keys: [], label: "bulk.command.merge", group: "list" },
  "queue.refresh": { keys: ["."], label: "queue.command.refresh", group: "list" },

  "ticket.reply": { keys: ["r"], label: "ticket.command.reply", group: "ticket" },
  "ticket.note": { keys: ["i"], label: "ticket.command.note", group: "ticket" },
  "ticket.assign": { keys: ["a"], label: "ticket.command.assign", group: "ticket" },
  "ticket.take": { keys: ["m"], label: "ticket.command.take", group: "ticket" },
  "ticket.status": { keys: ["s"], label: "ticket.command.status", group: "ticket" },
  "ticket.priority": { keys: ["p"], label: "ticket.command.priority", group: "ticket" },
  "ticket.tags": { keys: ["t"], label: "ticket.command.tags", group: "ticket" },
  "ticket.resolve": { keys: ["e"], label: "ticket.command.resolve", group: "ticket" },
  "ticket.resolve_next": { keys: ["Shift+e"], label: "ticket.command.resolve_next", group: "ticket" },
  "ticket.snooze": { keys: ["l"], label: "ticket.command.snooze", group: "ticket" },
  "ticket.wake": { keys: [], label: "ticket.command.wake", group: "ticket" },
  "ticket.follow": { keys: ["f"], label: "ticket.command.follow", group: "ticket" },
  "ticket.mute": { keys: [], label: "ticket.command.mute", group: "ticket" },
  "ticket.timer": { keys: ["w"], label: "ticket.command.timer", group: "ticket" },
  "ticket.stop_timer": { keys: [], label: "ticket.command.stop_timer", group: "ticket" },
  "ticket.log_time": { keys: ["Shift+w"], label: "ticket.command.log_time", group: "ticket" },
  "ticket.link": { keys: ["Shift+l"], label: "ticket.command.link", group: "ticket" },
  "ticket.merge": { keys: ["Shift+m"], label: "ticket.command.merge", group: "ticket" },
  "ticket.split": { keys: ["Shift+s"], label: "ticket.command.split", group: "ticket" },
  "ticket.macro": { keys: [], label: "canned.command.macro", group: "ticket" },
  "ticket.escalate": { keys: [], label: "ticket.escalate.open", group: "ticket" },
  "ticket.delete": { keys: [], label: "ticket.delete.action", group: "ticket" },
  "ticket.copy_link": { keys: ["y"], label: "ticket.command.copy_link", group: "ticket" },
  "ticket.details": { keys: ["]"], label: "ticket.command.details", group: "ticket" },
  "queue.escape": { keys: ["Escape"], label: "queue.command.escape", group: "list" },
  "queue.back": { keys: ["u"], label: "queue.command.back", group: "ticket" },

  "compose.bold": { keys: ["Mod+b"], label: "compose.command.bold", group: "composer", whileWriting: true },
  "compose.italic": { keys: ["Mod+i"], label: "compose.command.italic", group: "composer", whileWriting: true },
  "compose.link": {
    keys: ["Mod+k"],
    label: "compose.command.link",
    group: "composer",
    whileWriting: true,
    before: "app.palette",
  },
  "compose.canned": { keys: [], label: "canned.insert", group: "composer" },
  "compose.preview": { keys: ["Mod+/"], label: "compose.command.preview", group: "composer", whileWriting: true },
  "compose.send": { keys: ["Mod+Enter"], label: "compose.command.send", group: "composer", whileWriting: true },
  "compose.send_resolve": {
    keys: ["Mod+Shift+Enter"],
    label: "compose.command.send_resolve",
    group: "composer",
    whileWriting: true,
  },
} as const satisfies Record<string, CommandFacts>;

export type CommandId = keyof typeof commandList;
export const commandIds = Object.keys(commandList) as CommandId[];
export const commandFacts = (id: CommandId): CommandFacts => commandList[id];
