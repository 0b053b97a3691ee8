import type { Locator, Page } from "playwright-core";
import type { CommandId } from "../src/lib/command-list.js";

/** Where somebody without a keyboard does what a command does. */
export interface Control {
  find: (page: Page) => Locator;
  /** Opens the menu that it stands in. */
  menu?: string | RegExp;
  /** Why it does not name its key, where that is meant. */
  silent?: string;
}

const button = (name: string | RegExp): Control => ({
  find: (page) => page.getByRole("button", { name, exact: true }),
});
const place = (name: RegExp): Control => ({
  find: (page) => page.getByRole("navigation", { name: "Queue" }).getByRole("link", { name }),
});
const savedView = (nth: number): Control => ({
  find: (page) =>
    page
      .getByRole("navigation", { name: "Queue" })
      .getByRole("list", { name: "Saved views" })
      .getByRole("link")
      .nth(nth - 1),
});
const ofTicket = (name: string): Control => ({
  find: (page) =>
    page
      .getByRole("region", { name: "Ticket", exact: true })
      .locator("header")
      .getByRole("button", { name, exact: true }),
});
const inMenu = (menu: string | RegExp, name: string): Control => ({
  menu,
  find: (page) => page.getByRole("menu").locator("[role^=menuitem]").filter({ hasText: name }),
});
const more = (name: string) => inMenu("More actions", name);
const mine = (name: string) => inMenu(/your menu/, name);
/** A detail of the ticket: its key stands beside its name. */
const detail = (name: string): Control => ({
  find: (page) => page.locator("dl > div").filter({ has: page.getByRole("button", { name: `Change ${name}` }) }),
});
const ofSelected = (name: string): Control => ({
  find: (page) => page.getByTestId("bulk-bar").getByRole("button", { name, exact: true }),
});
const ofComposer = (name: string): Control => ({
  find: (page) => page.getByTestId("composer").getByRole("button", { name, exact: true }),
});
const mode = (name: string): Control => ({
  find: (page) => page.getByTestId("composer").locator("label").filter({ hasText: name }),
});
const rowBox = (silent: string): Control => ({
  find: (page) => page.getByRole("checkbox", { name: /^Select CMP-/ }).first(),
  silent,
});

/** The control of every command. A new command does not compile without. */
export const controls: Record<CommandId, Control> = {
  "app.palette": button("Find or run a command"),
  "app.search": { find: (page) => page.getByRole("combobox", { name: /^Search/ }) },
  "app.shortcuts": button("Keyboard shortcuts"),
  "ticket.create": place(/New ticket/),
  "go.home": place(/My day/),
  "go.mine": place(/My queue/),
  "go.unassigned": place(/Unassigned/),
  "go.at_risk": place(/At risk/),
  "go.overdue": place(/Overdue/),
  "go.waiting": place(/Waiting/),
  "go.open": place(/All open/),
  "go.closed": place(/Done/),
  "go.snoozed": place(/Snoozed/),
  "go.following": place(/Following/),
  "go.time": place(/Tracked time/),
  "go.alerts": button(/^Alerts/),
  "go.profile": mine("Profile"),
  "go.help": mine("Help"),
  "go.admin": place(/Admin/),
  "app.sidebar": button("Fold the sidebar"),
  "app.explain": {
    find: (page) => page.locator("main time").first(),
    silent: "Each time itself, by the pointer or a tap",
  },
  "app.undo": {
    ...button("Undo"),
    silent: "The key takes back what was done last; each button what its own words say",
  },
  "ui.save": { find: (page) => page.getByRole("group", { name: /unsaved/i }).getByRole("button", { name: /^Save/ }) },

  "view.1": savedView(1),
  "view.2": savedView(2),
  "view.3": savedView(3),
  "view.4": savedView(4),
  "view.5": savedView(5),
  "view.6": savedView(6),
  "view.7": savedView(7),
  "view.8": savedView(8),
  "view.9": savedView(9),
  "queue.next": ofTicket("Open the next ticket"),
  "queue.previous": ofTicket("Open the previous ticket"),
  "queue.focus_ticket": {
    find: (page) => page.getByRole("region", { name: "Ticket", exact: true }),
    silent: "Whoever points at the ticket is in it",
  },
  "queue.select": rowBox("A box at every row: its key in each would be noise"),
  "queue.select_range": rowBox("The same box, pressed with Shift"),
  "queue.select_next": rowBox("The boxes of two rows"),
  "queue.select_previous": rowBox("The boxes of two rows"),
  "queue.select_all": {
    find: (page) => page.getByRole("checkbox", { name: "Select all that are loaded" }),
    silent: "A box is named by what it selects",
  },
  "queue.menu": {
    find: (page) => page.getByTestId("ticket-row").first(),
    silent: "The row itself, by the pointer's second button or a long touch; all of it is in the bar as well",
  },
  "bulk.assign": ofSelected("Assign"),
  "bulk.status": ofSelected("Status"),
  "bulk.priority": ofSelected("Priority"),
  "bulk.tags": ofSelected("Tags"),
  "bulk.answer": ofSelected("Fields"),
  "bulk.merge": ofSelected("Merge"),
  "queue.refresh": { find: (page) => page.getByTestId("new-items-pill") },

  "ticket.reply": mode("Public reply"),
  "ticket.note": mode("Internal note"),
  "ticket.assign": detail("Assignee"),
  "ticket.take": ofTicket("Assign to me"),
  "ticket.status": detail("Status"),
  "ticket.priority": detail("Priority"),
  "ticket.tags": detail("Tags"),
  "ticket.resolve": ofTicket("Resolve"),
  "ticket.resolve_next": more("Resolve and open the next"),
  "ticket.snooze": ofTicket("Snooze"),
  "ticket.wake": more("Bring back to my queue"),
  "ticket.follow": more("Follow"),
  "ticket.mute": more("Mute"),
  "ticket.timer": button(/^(Start timer|Pause)/),
  "ticket.stop_timer": button("Stop and log"),
  "ticket.log_time": button("Log time"),
  "ticket.link": more("Link to another ticket"),
  "ticket.merge": more("Merge into another ticket"),
  "ticket.split": more("Split a message off"),
  "ticket.macro": more("Run macro"),
  "ticket.escalate": more("Escalate to a person"),
  "ticket.delete": more("Delete ticket"),
  "ticket.copy_link": more("Copy the link"),
  "ticket.details": ofTicket("Details"),
  "queue.escape": ofSelected("Clear the selection"),
  "queue.back": more("Back to the list"),

  "compose.bold": ofComposer("Bold"),
  "compose.italic": ofComposer("Italic"),
  "compose.link": ofComposer("Link"),
  "compose.canned": ofComposer("Insert a canned response"),
  "compose.preview": ofComposer("Preview"),
  "compose.send": ofComposer("Send"),
  "compose.send_resolve": inMenu("Send and set", "Send and set Resolved"),
};

/** What the palette does not offer, and why. */
export const notInPalette: Partial<Record<CommandId, string>> = {
  "app.palette": "It is the palette",
  "compose.link": "With words selected its key is the link's: the palette is never opened from there",
};
