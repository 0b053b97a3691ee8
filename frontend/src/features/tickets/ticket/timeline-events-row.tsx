import { EventRow } from "../../../components/ui/event-row.js";
import { useMe } from "../../../lib/session.js";
import { actorName } from "../model/actor-name.js";
import { phrasesOf } from "../model/event-phrase.js";
import type { TimelineEvents } from "../model/timeline.js";

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
        </span>
      ))}
    </EventRow>
  );
}
