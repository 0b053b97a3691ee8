import { EventRow } from "../../../components/ui/event-row.js";
import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { useMe } from "../../../lib/session.js";
import { actorName } from "../model/actor-name.js";
import { useMerge } from "../links/use-merge.js";
import { useSplit } from "../links/use-split.js";
import { phrasesOf } from "../model/event-phrase.js";
import type { TimelineEvents } from "../model/timeline.js";
import { useTicketActions } from "./ticket-actions.js";

const eventId = (id: number) => `event-${id}`;

/** Brings something that happened into view, and the focus to it. */
export function focusEvent(id: number): void {
  const row = document.getElementById(eventId(id));
  row?.scrollIntoView?.({ block: "center" });
  row?.focus({ preventScroll: true });
}

/** What one actor did, in one row: their name once, then each thing. */
export function TimelineEventsRow({ events }: { events: TimelineEvents }) {
  const me = useMe();
  const phrases = events.items.flatMap((item) =>
    phrasesOf(item).map((phrase, index) => ({ ...phrase, key: `${item.id}.${index}`, item, isFirst: index === 0 })),
  );
  const [first] = phrases;
  if (!first) return null;
  const actor = actorName(events.actor, me.id);
  return (
    <EventRow icon={first.icon} at={events.at}>
      <span className="font-medium text-text">{actor}</span>
      {phrases.map(({ key, text, item, isFirst }) => (
        <span key={key} {...(isFirst && { id: eventId(item.id), tabIndex: -1 })}>
          {" · "}
          {text}
          {isFirst && item.type === "ticket.merged_in" && <UnmergeButton item={item} />}
          {isFirst && item.type === "ticket.split_from" && <UnsplitButton />}
        </span>
      ))}
    </EventRow>
  );
}

/** The way back from a merge, as long as it stands. */
function UnmergeButton({ item: { data } }: { item: TimelineEvents["items"][number] }) {
  const { ticket } = useTicketActions();
  const { unmerge } = useMerge();
  const source = ticket.merged.find(({ id }) => id === data["other_id"]);
  if (!source || !ticket.abilities.edit) return null;
  return (
    <Button
      aria-label={t("merge.undo_of", { number: source.number })}
      className="ms-2 px-2 text-dense"
      onClick={() => unmerge(source, ticket)}
    >
      {t("merge.undo")}
    </Button>
  );
}

/** The way back for what this ticket began with; refused once somebody has worked on it. */
function UnsplitButton() {
  const { ticket, goTo } = useTicketActions();
  const { unsplit } = useSplit();
  const { split_from: from, abilities } = ticket;
  if (!from || !abilities.unsplit) return null;
  return (
    <Button
      className="ms-2 px-2 text-dense"
      onClick={() => void unsplit(ticket).then(({ id }) => goTo(id), toastProblem)}
    >
      {t("split.undo")}
    </Button>
  );
}
