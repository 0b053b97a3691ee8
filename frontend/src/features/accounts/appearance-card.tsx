import { useMutation } from "@tanstack/react-query";
import { Problem } from "../../components/ui/announced.js";
import { Card } from "../../components/ui/card.js";
import { SegmentedToggle } from "../../components/ui/segmented-toggle.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { updatePerson, useMe } from "../../lib/session.js";
import { DensityField } from "./density-field.js";
import { setTheme, useTheme, type Theme } from "../../lib/theme.js";

/** Applies at once, on this device and, by the profile, on the others. */
export function AppearanceCard() {
  const me = useMe();
  const theme = useTheme();
  const save = useMutation({
    mutationFn: (value: Theme) => api.updateMe({ body: { theme: value }, ifMatch: me.version }),
    onSuccess: updatePerson,
  });
  const choose = (value: Theme) => {
    setTheme(value);
    save.mutate(value);
  };
  const segments = [
    { value: "system" as const, label: t("accounts.theme.system") },
    { value: "light" as const, label: t("accounts.theme.light") },
    { value: "dark" as const, label: t("accounts.theme.dark") },
  ];
  return (
    <Card title={t("accounts.theme.title")}>
      <SegmentedToggle
        label={t("accounts.theme.title")}
        segments={segments}
        value={theme}
        onChange={choose}
        className="self-start flex-wrap"
      />
      {me.is_staff && <DensityField />}
      {save.error && <Problem>{problemText(save.error)}</Problem>}
    </Card>
  );
}
