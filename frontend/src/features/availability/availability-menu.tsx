import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Availability, MyAvailability } from "@redress/backend/contract";
import { ChevronDown } from "lucide-react";
import { useEffect } from "react";
import { AvailabilityDot, availabilityWord } from "../../components/ui/availability-mark.js";
import { Menu } from "../../components/ui/menu.js";
import { announce } from "../../lib/announcer.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { onHint } from "../../lib/live.js";
import { toastProblem } from "../../lib/problem-text.js";
import { keyOf, queries } from "../../lib/query.js";
import { useActivity } from "./use-activity.js";

const KEY = keyOf("getAvailability");
const CHOICES: readonly Availability[] = ["available", "away", "offline"];

/** Whether one is there for work, and the choice; follows what other browsers and the clock make of it. */
export function AvailabilityMenu() {
  const cache = useQueryClient();
  const { data } = useQuery(queries.getAvailability());
  useActivity(data?.away_after_minutes);
  useEffect(() => onHint("availability", () => void cache.invalidateQueries({ queryKey: KEY })), [cache]);
  // Its place is kept: it appears when it is known.
  if (!data) return null;

  const choose = async (availability: Availability) => {
    const before = data;
    cache.setQueryData<MyAvailability>(KEY, { ...data, availability, chosen: availability });
    try {
      cache.setQueryData(KEY, await api.setAvailability({ body: { availability } }));
      announce(t("availability.now", { availability: availabilityWord(availability) }));
    } catch (error) {
      cache.setQueryData(KEY, before);
      toastProblem(error);
    }
  };
  const { availability, chosen } = data;
  const trigger = (
    <button
      type="button"
      aria-label={t("availability.menu", { availability: availabilityWord(availability) })}
      className="inline-flex min-h-control w-full items-center gap-1.5 rounded-control px-2 text-dense hover:bg-hover"
    >
      <AvailabilityDot availability={availability} />
      <span className="flex-1 text-start max-md:sr-only">{availabilityWord(availability)}</span>
      <ChevronDown aria-hidden className="size-3.5 text-muted max-md:hidden" />
    </button>
  );
  return (
    <Menu
      label={t("availability.title")}
      trigger={trigger}
      groups={[
        CHOICES.map((choice) => ({
          id: choice,
          label: labelOf(choice, data),
          icon: <AvailabilityDot availability={choice} />,
          checked: choice === chosen,
          run: () => void choose(choice),
        })),
      ]}
    />
  );
}

/** The chosen one says why others see something else. */
function labelOf(choice: Availability, { availability, chosen, away_after_minutes: minutes }: MyAvailability): string {
  const word = availabilityWord(choice);
  return choice === chosen && availability === "away" && chosen === "available"
    ? t("availability.away_by_itself", { word, minutes })
    : word;
}
