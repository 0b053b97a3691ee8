import type { Canned } from "@redress/backend/contract";
import { MessageText } from "../../components/ui/message-text.js";
import { t } from "../../lib/i18n.js";
import { languageName } from "../directory/language-names.js";
import { ActionChips } from "./action-chips.js";
import { actionsOf } from "./action-words.js";
import { LastUsed } from "./last-used.js";

/** One that others keep: what it says and does, to be read. */
export function CannedView({ canned }: { canned: Canned }) {
  return (
    <div className="flex flex-col gap-4 pb-6">
      <p className="text-muted">{t("canned.kept_by_others")}</p>
      <code dir="ltr">/{canned.shortcut}</code>
      <ActionChips actions={actionsOf(canned.actions)} />
      {canned.texts.map(({ language, body }) => (
        <section key={language} aria-label={languageName(language)} className="flex flex-col gap-1">
          <h3 className="font-medium">{languageName(language)}</h3>
          <div lang={language} className="rounded-control bg-sunken px-3 py-2">
            <MessageText text={body} format="markdown" />
          </div>
        </section>
      ))}
      <LastUsed canned={canned} />
    </div>
  );
}
