import { Command as Palette } from "cmdk";
import { Search, Ticket } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { AfterFirstFrame } from "../../components/ui/after-first-frame.js";
import { PaletteDialog } from "../../components/ui/dialog.js";
import { Kbd } from "../../components/ui/kbd.js";
import { commandFacts, type CommandGroup, type CommandId } from "../../lib/command-list.js";
import { useAllCommands, type Command } from "../../lib/commands.js";
import { t, type MessageId } from "../../lib/i18n.js";
import { keysOf } from "../../lib/keyboard.js";
import { recentTickets } from "../../lib/recent-tickets.js";
import { fitness } from "./fitness.js";
import { ticketIdIn } from "./ticket-id-in.js";
import { searchPath, useFound } from "./use-found.js";

/** Every group there is, in this order: what has a key is found by its words as well. */
const TITLES = {
  ticket: "app.palette.this_ticket",
  composer: "app.shortcuts.composer",
  list: "app.shortcuts.list",
  anywhere: "app.palette.everywhere",
} as const satisfies Record<CommandGroup, MessageId>;
const allGroups = Object.keys(TITLES) as CommandGroup[];

/**
 * Everything that can be done here, found by its words; tickets, by their number or because they were open before; and
 * a search for whatever else is written. ">" finds commands alone, "#" a ticket's number.
 */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const go = useNavigate();
  const all = useAllCommands().filter(({ id }) => id !== "app.palette");
  // What could be done where the focus was when it opened; and what a page that has arrived since then offers.
  const [before] = useState(() => new Set(all.filter(isPossible).map(({ id }) => id)));
  const commands = all.filter((command) => before.has(command.id) || isPossible(command));
  const [opened] = useState(recentTickets.get);
  const [text, setText] = useState("");
  const { wanted, only } = wantedIn(text);
  const tickets = only === "commands" ? [] : fitting(opened, wanted, ({ number, subject }) => `${number} ${subject}`);
  const id = ticketIdIn(text);
  // One that was opened lately is offered with its subject.
  const typed = opened.some((ticket) => ticket.id === id) ? null : id;
  const groups = only === "tickets" ? [] : fittestFirst(commands, wanted);
  const found = useFound(only === null ? wanted : "", tickets);

  /** Once the focus is back where it was: a command may want to put it somewhere else. */
  const choose = (run: () => void) => () => {
    onClose();
    setTimeout(run);
  };
  const openTicket = (id: number) => choose(() => void go(`/queue/all?ticket=${id}`));
  const recent = tickets.length > 0 && (
    <Group title={t("app.palette.recent")}>
      {tickets.map(({ id, number, subject }) => (
        <Entry key={id} value={`ticket-${id}`} onSelect={openTicket(id)}>
          <Ticket aria-hidden className="size-4 shrink-0" />
          <bdi className="text-muted tabular-nums">{number}</bdi>
          <bdi className="min-w-0 flex-1 truncate">{subject}</bdi>
        </Entry>
      ))}
    </Group>
  );

  return (
    <PaletteDialog open onClose={onClose} title={t("app.command.palette")}>
      <Palette label={t("app.command.palette")} shouldFilter={false} loop className="flex flex-col gap-2 pb-3">
        <Palette.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={t("app.palette.placeholder")}
          className="min-h-control w-full rounded-control border border-border-strong bg-surface px-3"
        />
        <Palette.List className="max-h-[60dvh] overflow-y-auto" label={t("app.palette.results")}>
          <AfterFirstFrame>
            <Palette.Empty className="p-4 text-muted">{t("app.palette.nothing")}</Palette.Empty>
            {typed !== null && (
              <Entry value={text} onSelect={openTicket(typed)}>
                <Ticket aria-hidden className="size-4 shrink-0" />
                <span>{t("app.palette.open_ticket", { number: `CMP-${typed}` })}</span>
              </Entry>
            )}
            {wanted === "" && recent}
            {groups.map(({ group, members }) => (
              <Group key={group} title={t(TITLES[group])}>
                {members.map(({ id, run }) => (
                  <Entry key={id} value={id} onSelect={choose(run)}>
                    <span className="min-w-0 flex-1">{t(commandFacts(id).label)}</span>
                    <Keys id={id} />
                  </Entry>
                ))}
              </Group>
            ))}
            {wanted !== "" && recent}
            {wanted !== "" && only === null && (
              <Entry value="search" onSelect={choose(() => void go(searchPath(wanted)))}>
                <Search aria-hidden className="size-4 shrink-0" />
                <span className="min-w-0 flex-1 truncate">{t("app.palette.search", { text: wanted })}</span>
              </Entry>
            )}
            {found.map(({ title, icon: Icon, members }) => (
              <Group key={title} title={t(title)}>
                {members.map(({ key, label, detail, to }) => (
                  <Entry key={key} value={key} onSelect={choose(() => void go(to))}>
                    <Icon aria-hidden className="size-4 shrink-0" />
                    <bdi className="min-w-0 flex-1 truncate">{label}</bdi>
                    {detail && <bdi className="truncate text-muted">{detail}</bdi>}
                  </Entry>
                ))}
              </Group>
            ))}
          </AfterFirstFrame>{" "}
        </Palette.List>
      </Palette>
    </PaletteDialog>
  );
}

/** What is looked for, and among what alone: ">" stands before commands, "#" before a ticket's number. */
function wantedIn(text: string): { wanted: string; only: "commands" | "tickets" | null } {
  const [, sign, rest = ""] = /^\s*([>#]?)(.*)$/su.exec(text) ?? [];
  return { wanted: rest.trim(), only: sign === ">" ? "commands" : sign === "#" ? "tickets" : null };
}

/** Those whose words fit what is typed, the fittest first; all in their order while nothing is. */
function fitting<Item>(items: readonly Item[], typed: string, wordsOf: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, fits: fitness(wordsOf(item), typed) }))
    .filter(({ fits }) => fits > 0)
    .sort((one, other) => other.fits - one.fits)
    .map(({ item }) => item);
}

/** Commands in their groups, in the usual order; as one types, the one first that has what fits best, since Enter takes the first. */
function fittestFirst(commands: readonly Command[], typed: string) {
  const labelOf = ({ id }: Command) => t(commandFacts(id).label);
  const best = (members: readonly Command[]) => Math.max(...members.map((command) => fitness(labelOf(command), typed)));
  return allGroups
    .map((group) => ({
      group,
      members: fitting(
        commands.filter(({ id }) => commandFacts(id).group === group),
        typed,
        labelOf,
      ),
    }))
    .filter(({ members }) => members.length > 0)
    .sort((one, other) => (typed === "" ? 0 : best(other.members) - best(one.members)));
}

const isPossible = ({ when }: Command) => when?.() ?? true;

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Palette.Group
      heading={title}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-3 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-meta [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-muted"
    >
      {children}
    </Palette.Group>
  );
}

function Entry({ value, onSelect, children }: { value: string; onSelect: () => void; children: ReactNode }) {
  return (
    <Palette.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-control cursor-pointer items-center gap-2 rounded-control px-2 touch-target data-[selected=true]:bg-selected data-[selected=true]:outline-2 data-[selected=true]:-outline-offset-2 data-[selected=true]:outline-focus"
    >
      {children}
    </Palette.Item>
  );
}

function Keys({ id }: { id: CommandId }) {
  const [keys] = keysOf(id);
  return keys ? <Kbd keys={keys} /> : null;
}
