import { useMutation } from "@tanstack/react-query";
import { Outlet } from "react-router-dom";
import { Banner } from "../../components/ui/banner.js";
import { Button, LinkButton } from "../../components/ui/button.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { signOut, useSession } from "../../lib/session.js";

/** One reader at a time: whoever is signed in has their own pages, and signs out to follow something as a guest. */
export function GuestsOnly() {
  const { user } = useSession();
  const leave = useMutation({ mutationFn: signOut });
  if (!user) return <Outlet />;
  return (
    <div className="mx-auto flex max-w-160 flex-col gap-5 px-4 py-4 md:py-8">
      <FocusHeading title={t("guests.signed_in.title")} hero>
        {t("guests.signed_in.title")}
      </FocusHeading>
      <p>{t("guests.signed_in.text", { name: user.full_name })}</p>
      {leave.error && (
        <Banner tone="danger" live="alert">
          {problemText(leave.error)}
        </Banner>
      )}
      <div className="flex flex-wrap gap-3">
        <LinkButton look="primary" to={user.is_staff ? "/queue/mine" : "/complaints"}>
          {t(user.is_staff ? "guests.signed_in.queue" : "guests.signed_in.own")}
        </LinkButton>
        <Button busy={leave.isPending} onClick={() => leave.mutate()}>
          {t("guests.signed_in.leave")}
        </Button>
      </div>
    </div>
  );
}
