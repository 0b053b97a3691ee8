import { Command as Palette } from "cmdk";
import { Ticket } from "lucide-react";
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

/** Every group there is, in this order: what has a key is found by its words as well. */
const TITLES = {
  ticket: "app.palette.this_ticket",
  composer: "app.shortcuts.composer",
  list: "app.shortcuts.list",
  anywhere: "app.palette.everywhere",
} as const satisfies Record<CommandGroup, MessageId>;
const groups = Object.keys(TITLES) as CommandGroup[];

/** Everything that can be done here, found by its words; and tickets, by their number or because they were open before. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const go = useNavigate();
  const all = useAllCommands().filter(({ id }) => id !== "app.palette");
  // What could be done where the focus was when it opened; and what a page that has arrived since then offers.
  const [before] = useState(() => new Set(all.filter(isPossible).map(({ id }) => id)));
  const commands = all.filter((command) => before.has(command.id) || isPossible(command));
  const [tickets] = useState(recentTickets.get);
  const [text, setText] = useState("");
  const id = ticketIdIn(text);
  // One that was opened lately is offered with its subject.
  const typed = tickets.some((ticket) => ticket.id === id) ? null : id;

  /** Once the focus is back where it was: a command may want to put it somewhere else. */
  const choose = (run: () => void) => () => {
    onClose();
    setTimeout(run);
  };
  const openTicket = (id: number) => choose(() => void go(`/queue/all?ticket=${id}`));

  return (
    <PaletteDialog open onClose={onClose} title={t("app.command.palette")}>
      <Palette label={t("app.command.palette")} filter={fitness} loop className="flex flex-col gap-2 pb-3">
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
            {fittestFirst(commands, text).map(({ group, members }) => {
              return (
                members.length > 0 && (
                  <Group key={group} title={t(TITLES[group])}>
                    {members.map(({ id, run }) => (
                      <Entry key={id} value={t(commandFacts(id).label)} onSelect={choose(run)}>
                        <span className="min-w-0 flex-1">{t(commandFacts(id).label)}</span>
                        <Keys id={id} />
                      </Entry>
                    ))}
                  </Group>
                )
              );
            })}
            {tickets.length > 0 && (
              <Group title={t("app.palette.recent")}>
                {tickets.map(({ id, number, subject }) => (
                  <Entry key={id} value={`${number} ${subject}`} onSelect={openTicket(id)}>
                    <Ticket aria-hidden className="size-4 shrink-0" />
                    <bdi className="text-muted tabular-nums">{number}</bdi>
                    <bdi className="min-w-0 flex-1 truncate">{subject}</bdi>
                  </Entry>
                ))}
              </Group>
            )}
          </AfterFirstFrame>{" "}
        </Palette.List>
      </Palette>
    </PaletteDialog>
  );
}

/** Their groups in the usual order; as one types, the one first that has what fits best, since Enter takes the first. */
function fittestFirst(commands: readonly Command[], typed: string) {
  const best = (members: readonly Command[]) =>
    Math.max(...members.map(({ id }) => fitness(t(commandFacts(id).label), typed)));
  return groups
    .map((group) => ({ group, members: commands.filter(({ id }) => commandFacts(id).group === group) }))
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
