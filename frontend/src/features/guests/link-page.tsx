import type { GuestAccess } from "@redress/backend/contract";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "react-router-dom";
import { Banner } from "../../components/ui/banner.js";
import { Button, LinkButton } from "../../components/ui/button.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { takeGuest } from "../../lib/access-token.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";

export interface LinkPageProps {
  title: string;
  text: string;
  submit: string;
  /** What to do when the link does not work any more. */
  again: { text: string; to: string; label: string };
  press: () => Promise<GuestAccess>;
  /** Where it leads, by the complaint's number. */
  leadsTo: (number: string) => string;
}

/** A mailed link works by a press, not by being opened: mail scanners open links too. */
export function LinkPage({ title, text, submit, again, press, leadsTo }: LinkPageProps) {
  const go = useNavigate();
  const open = useMutation({
    mutationFn: press,
    onSuccess: (access) => {
      takeGuest(access);
      if (access.token !== null) void go(leadsTo(access.number), { replace: true });
    },
  });
  // It was pressed before and kept: what it did stands, what it opens has to be asked for anew.
  const number = open.data?.token === null ? open.data.number : null;
  return (
    <div className="mx-auto flex max-w-120 flex-col gap-5 px-4 py-4 md:py-8">
      <FocusHeading title={title} hero>
        {title}
      </FocusHeading>
      {number !== null ? (
        <>
          <p>{t("guests.link.done_before", { number })}</p>
          <div>
            <LinkButton look="primary" to={`/track?ref=${number}`}>
              {t("guests.track.link")}
            </LinkButton>
          </div>
        </>
      ) : open.error ? (
        <>
          <Banner tone="danger" live="alert">
            {problemText(open.error)}
          </Banner>
          <p>{again.text}</p>
          <div>
            <LinkButton look="primary" to={again.to}>
              {again.label}
            </LinkButton>
          </div>
        </>
      ) : (
        <>
          <p>{text}</p>
          <div>
            <Button look="primary" busy={open.isPending} onClick={() => open.mutate()}>
              {submit}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
