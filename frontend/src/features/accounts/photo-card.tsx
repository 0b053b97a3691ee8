import { useMutation } from "@tanstack/react-query";
import { useId, useRef } from "react";
import { Problem } from "../../components/ui/announced.js";
import { Avatar } from "../../components/ui/avatar.js";
import { Button } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { updatePerson, useMe } from "../../lib/session.js";

export function PhotoCard() {
  const me = useMe();
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const set = useMutation({
    mutationFn: (file: File) => api.setMyPhoto({ files: [file] }),
    onSuccess: updatePerson,
  });
  const remove = useMutation({ mutationFn: () => api.removeMyPhoto(), onSuccess: updatePerson });
  const error = set.error ?? remove.error;
  return (
    <Card title={t("accounts.photo.title")}>
      <div className="flex flex-wrap items-center gap-4">
        <Avatar person={me} size="large" />
        <div className="flex min-w-0 flex-1 basis-48 flex-col gap-2">
          <div className="flex flex-wrap gap-2">
            <input
              ref={input}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              className="hidden"
              onChange={(event) => {
                const [file] = event.target.files ?? [];
                event.target.value = "";
                if (file) set.mutate(file);
              }}
            />
            <Button aria-describedby={hint} busy={set.isPending} onClick={() => input.current?.click()}>
              {me.photo_url ? t("accounts.photo.change") : t("accounts.photo.choose")}
            </Button>
            {me.photo_url && (
              <Button look="ghost" busy={remove.isPending} onClick={() => remove.mutate()}>
                {t("accounts.photo.remove")}
              </Button>
            )}
          </div>
          <p id={hint} className="text-dense text-muted">
            {t("accounts.photo.hint")}
          </p>
          {error && <Problem>{problemText(error)}</Problem>}
        </div>
      </div>
    </Card>
  );
}
