import { ListOption } from "../../../components/ui/list-option.js";
import { t } from "../../../lib/i18n.js";
import type { Choice, ChoiceGroup } from "./choice.js";

export interface ChoiceListProps {
  id: string;
  groups: readonly ChoiceGroup[];
  /** The key of the choice that the keyboard is at. */
  current: string | undefined;
  busy: boolean;
  onPoint: (choice: Choice) => void;
  onPick: (choice: Choice) => void;
}

export const choiceId = (list: string, key: string): string => `${list}-${key}`;

/** What the box offers, below it, in groups; the focus stays in the box. */
export function ChoiceList({ id, groups, current, busy, onPoint, onPick }: ChoiceListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("search.choices")}
      aria-busy={busy || undefined}
      className="absolute inset-x-0 top-full z-popover mt-1 max-h-[min(26rem,60dvh)] overflow-y-auto rounded-card bg-raised p-1 shadow-pop"
      // The box keeps the focus while the list is used with a pointer.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {groups.map(({ key, title, choices }) => (
        <ul key={key} role="group" aria-labelledby={`${id}-of-${key}`} className="pb-1">
          <li
            id={`${id}-of-${key}`}
            role="presentation"
            className="px-2 pt-1.5 pb-0.5 text-meta font-semibold text-muted"
          >
            {title}
          </li>
          {choices.map((choice) => (
            <ListOption
              key={choice.key}
              id={choiceId(id, choice.key)}
              icon={choice.icon && <choice.icon aria-hidden className="size-4 shrink-0 text-muted" />}
              isChosen={false}
              isCurrent={choice.key === current}
              onPoint={() => onPoint(choice)}
              onPick={() => onPick(choice)}
            >
              <bdi>{choice.label}</bdi>
              {choice.detail && <span className="text-muted"> {choice.detail}</span>}
            </ListOption>
          ))}
        </ul>
      ))}
    </div>
  );
}
