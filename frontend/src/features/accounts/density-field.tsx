import { useMutation } from "@tanstack/react-query";
import { Problem } from "../../components/ui/announced.js";
import { SegmentedToggle } from "../../components/ui/segmented-toggle.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { updatePerson, useMe } from "../../lib/session.js";

/** How close together the rows of the queue are, on every device. */
export function DensityField() {
  const me = useMe();
  const save = useMutation({
    mutationFn: (density: typeof me.density) => api.updateMe({ body: { density } }),
    onMutate: (density) => updatePerson({ ...me, density }),
    onError: () => updatePerson(me),
    onSuccess: updatePerson,
  });
  const segments = [
    { value: "comfortable" as const, label: t("accounts.density.comfortable") },
    { value: "compact" as const, label: t("accounts.density.compact") },
  ];
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">{t("accounts.density.title")}</h3>
      <SegmentedToggle
        label={t("accounts.density.title")}
        segments={segments}
        value={me.density}
        onChange={(density) => save.mutate(density)}
        className="self-start"
      />
      {save.error && <Problem>{problemText(save.error)}</Problem>}
    </div>
  );
}
