import { MessageSquare } from "lucide-react";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";
import { useMe } from "../../../lib/session.js";
import { actorName } from "../model/actor-name.js";
import { phrasesOf, type EventPhrase } from "../model/event-phrase.js";
import type { TimelineEvents } from "../model/timeline.js";

/** What one actor did within a short time: who and when once, then each thing. */
export function ActivityRow({ events }: { events: TimelineEvents }) {
  const me = useMe();
  return (
    <li className="flex flex-col gap-0.5 text-dense">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{actorName(events.actor, me.id)}</span>
        <When at={events.at} className="text-meta text-muted" />
      </p>
      <ul className="flex flex-col gap-0.5">
        {events.items.flatMap((item) =>
          toldOf(item).map(({ icon: Icon, text }, index) => (
            <li key={`${item.id}.${index}`} className="flex items-start gap-2 text-muted">
              <Icon aria-hidden className="mt-0.75 size-3.5 shrink-0" />
              <span className="min-w-0 wrap-anywhere">{text}</span>
            </li>
          )),
        )}
      </ul>
    </li>
  );
}

/** The conversation shows messages themselves; here it is said that there was one. */
function toldOf(item: TimelineEvents["items"][number]): EventPhrase[] {
  if (item.type !== "comment.added") return phrasesOf(item);
  const ours = item.is_internal ? t("ui.internal_note") : t("compose.reply");
  return [{ icon: MessageSquare, text: item.data["by_staff"] === false ? t("ticket.event.message") : ours }];
}
