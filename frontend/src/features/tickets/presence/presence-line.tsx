import { clsx } from "clsx";
import { useEffect, type ReactNode } from "react";
import { Avatar } from "../../../components/ui/avatar.js";
import { announce } from "../../../lib/announcer.js";
import { t } from "../../../lib/i18n.js";
import { OthersWriting } from "./others-writing.js";
import { viewingSentence, writingSentence } from "./presence-words.js";
import { useOthersAt } from "./use-others-at.js";

/** More faces than this become a number. */
const MOST_FACES = 3;

/**
 * The line under the ticket's state: what `children` say of it, and who else is here. It is always there and always as
 * high, so that nothing moves when somebody comes or writes; on phones a warning takes the place of the rest.
 */
export function PresenceLine({ ticketId, children }: { ticketId: number; children: ReactNode }) {
  const others = useOthersAt(ticketId);
  const writing = writingSentence(others);
  // Once for each who begins; that somebody only looks is no news to be read out.
  useEffect(() => {
    if (writing) announce(t("presence.warning", { sentence: writing }));
  }, [writing]);
  return (
    <div className="flex h-6 items-center gap-2 text-dense">
      <p className={clsx("min-w-0 flex-1 truncate text-muted", writing && "max-sm:hidden")}>{children}</p>
      {writing && <OthersWriting ticketId={ticketId} className="max-sm:flex-1" />}
      <Faces others={others.viewing} label={others.viewing.length > 0 ? viewingSentence(others) : undefined} />
    </div>
  );
}

function Faces({ others, label }: { others: ReturnType<typeof useOthersAt>["viewing"]; label: string | undefined }) {
  const more = others.length - MOST_FACES;
  return (
    <span data-testid="presence" title={label} className="flex h-6 shrink-0 items-center">
      {others.slice(0, MOST_FACES).map((person) => (
        <span key={person.id} className="-ms-1.5 inline-flex rounded-full border-2 border-surface first:ms-0">
          <Avatar person={person} size="small" />
        </span>
      ))}
      {more > 0 && (
        <span aria-hidden className="ms-1 text-meta text-muted tabular-nums">
          +{more}
        </span>
      )}
      {label && <span className="sr-only">{label}</span>}
    </span>
  );
}
