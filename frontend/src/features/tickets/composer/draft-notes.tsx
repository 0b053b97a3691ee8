import { Announced } from "../../../components/ui/announced.js";
import { Button } from "../../../components/ui/button.js";
import { formatTime } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import type { BoxState, DraftBox } from "./draft-box.js";

/** What the writer has to know of a draft: why it came back, and what another device had. */
export function DraftNotes({ box, state, newest }: { box: DraftBox; state: BoxState; newest: number | null }) {
  const [other] = state.others;
  return (
    <>
      {state.returned && (
        <Announced className="rounded-control border border-warn-bd bg-warn-bg px-3 py-2 text-dense text-warn-fg">
          {t(`compose.returned.${state.returned}`)}
        </Announced>
      )}
      {other && (
        <section
          aria-label={t("compose.other.title")}
          className="flex flex-col gap-1 rounded-control border border-info-bd bg-info-bg px-3 py-2 text-dense text-info-fg"
        >
          <p className="font-medium">{t("compose.other.from", { time: formatTime(other.saved_at) })}</p>
          <p dir="auto" className="max-h-20 overflow-y-auto whitespace-pre-wrap" tabIndex={0}>
            {other.body}
          </p>
          <span className="flex flex-wrap gap-2">
            <Button
              className="px-3"
              onClick={() => {
                box.write(state.text.trim() === "" ? other.body : `${state.text}\n\n${other.body}`, newest);
                box.dropOther(other.id);
              }}
            >
              {t("compose.other.add")}
            </Button>
            <Button className="px-3" look="ghost" onClick={() => box.dropOther(other.id)}>
              {t("compose.other.remove")}
            </Button>
          </span>
        </section>
      )}
    </>
  );
}
