import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { ConfirmDialog } from "../../../components/ui/dialog.js";
import { Tag } from "../../../components/ui/tag.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { updatePerson, useMe } from "../../../lib/session.js";
import { toast } from "../../../lib/toasts.js";
import { RecoveryCodes } from "./recovery-codes.js";
import { SetUpTwoFactor } from "./set-up.js";

/** So few codes are left that it is time for new ones. */
const FEW = 3;

type Doing = "nothing" | "setting_up" | "turning_off" | { codes: readonly string[] };

/** One's own second factor: on or off, its app, its recovery codes. */
export function TwoFactorCard() {
  const { two_factor: standing } = useMe();
  const [doing, setDoing] = useState<Doing>("nothing");
  const done = () => setDoing("nothing");
  const renew = useMutation({
    mutationFn: async () => (await api.renewRecoveryCodes()).recovery_codes,
    onSuccess: (codes) => setDoing({ codes }),
    onError: (error) => toastProblem(error),
  });
  const keepCodes = async () => {
    updatePerson(await api.getMe());
    done();
  };
  return (
    <Card title={t("two_factor.title")} id="two-factor">
      {typeof doing === "object" ? (
        <RecoveryCodes codes={doing.codes} onKept={keepCodes} />
      ) : doing === "setting_up" ? (
        <SetUpTwoFactor onDone={done} onCancel={done} />
      ) : (
        <>
          <p className="flex flex-wrap items-center gap-2">
            <Tag tone={standing.on ? "ok" : "neutral"}>{standing.on ? t("two_factor.on") : t("two_factor.off")}</Tag>
            {standing.on && <span>{t("two_factor.codes.left", { count: standing.recovery_codes_left })}</span>}
          </p>
          <p className="max-w-prose text-muted">{standing.on ? t("two_factor.about_on") : t("two_factor.about")}</p>
          {standing.on && standing.recovery_codes_left < FEW && (
            <Banner tone="warn">{t("two_factor.codes.few", { count: standing.recovery_codes_left })}</Banner>
          )}
          {standing.required && <p className="text-dense text-muted">{t("two_factor.demanded")}</p>}
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setDoing("setting_up")}>
              {standing.on ? t("two_factor.move") : t("two_factor.set_up")}
            </Button>
            {standing.on && (
              <Button busy={renew.isPending} onClick={() => renew.mutate()}>
                {t("two_factor.codes.renew")}
              </Button>
            )}
            {standing.on && !standing.required && (
              <Button onClick={() => setDoing("turning_off")}>{t("two_factor.turn_off")}</Button>
            )}
          </div>
          <TurnOff open={doing === "turning_off"} onClose={done} />
        </>
      )}
    </Card>
  );
}

function TurnOff({ open, onClose }: { open: boolean; onClose: () => void }) {
  const turnOff = useMutation({
    mutationFn: async () => {
      await api.turnTwoFactorOff();
      return api.getMe();
    },
    onSuccess: (me) => {
      updatePerson(me);
      toast(t("two_factor.off_now"));
    },
    onError: (error) => toastProblem(error),
    onSettled: onClose,
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t("two_factor.turn_off.question")}
      consequence={t("two_factor.turn_off.consequence")}
      action={t("two_factor.turn_off")}
      busy={turnOff.isPending}
      danger
      onConfirm={() => turnOff.mutate()}
    />
  );
}
