import type { PersonRef } from "@redress/backend/contract";
import { Avatar } from "../../../components/ui/avatar.js";
import { ListOption } from "../../../components/ui/list-option.js";
import { t } from "../../../lib/i18n.js";

export interface MentionListProps {
  id: string;
  people: readonly PersonRef[];
  current: number;
  onPoint: (index: number) => void;
  onPick: (person: PersonRef) => void;
}

export const optionId = (list: string, person: PersonRef): string => `${list}-${person.id}`;

/** Colleagues to choose from above the text; the focus stays in it. */
export function MentionList({ id, people, current, onPoint, onPick }: MentionListProps) {
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={t("compose.mention.list")}
      // A press on a name leaves the cursor where it is.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      className="absolute start-0 bottom-full z-30 mb-1 max-h-60 w-72 max-w-full overflow-y-auto rounded-card border border-border bg-raised p-1 shadow-pop"
    >
      {people.map((person, index) => (
        <ListOption
          key={person.id}
          id={optionId(id, person)}
          icon={<Avatar person={person} size="small" />}
          isChosen={false}
          isCurrent={index === current}
          onPoint={() => onPoint(index)}
          onPick={() => onPick(person)}
        >
          <bdi>{person.full_name}</bdi>
        </ListOption>
      ))}
    </ul>
  );
}
