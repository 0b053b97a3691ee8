import { MailQuestion } from "lucide-react";
import { LinkButton } from "../../../components/ui/button.js";
import { EmptyState } from "../../../components/ui/empty-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { t } from "../../../lib/i18n.js";

/** The way in has ended, or another complaint's took its place in this browser. What was typed is kept. */
export function AccessEnded({ reference }: { reference: string }) {
  const title = t("guests.ended.title");
  return (
    <div className="mx-auto flex max-w-160 flex-col gap-4 px-4 py-4 md:py-8">
      <FocusHeading title={title} hero>
        {title}
      </FocusHeading>
      <EmptyState
        icon={MailQuestion}
        action={
          <LinkButton look="primary" to={`/track?ref=${encodeURIComponent(reference)}`}>
            {t("guests.ended.again")}
          </LinkButton>
        }
      >
        {t("guests.ended.text")}
      </EmptyState>
    </div>
  );
}
