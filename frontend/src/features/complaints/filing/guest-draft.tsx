import { Banner } from "../../../components/ui/banner.js";
import { LinkButton } from "../../../components/ui/button.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { TextField } from "../../../components/ui/text-field.js";
import { useDraft } from "../../../lib/drafts.js";
import { t } from "../../../lib/i18n.js";
import { DRAFT_KEY, EMPTY_COMPLAINT } from "./complaint-draft.js";
import { DraftSaved } from "./draft-saved.js";
import { DESCRIPTION_MAX, SUBJECT_MAX } from "./limits.js";

/** The two texts, for people who begin to write before they sign in; the rest is asked afterwards. */
export function GuestDraft() {
  const { value, savedAt, set } = useDraft(DRAFT_KEY, EMPTY_COMPLAINT);
  return (
    <div className="flex flex-col gap-5">
      <Banner tone="info">{t("complaints.new.guest")}</Banner>
      <TextField
        label={t("complaints.new.subject")}
        name="subject"
        maxLength={SUBJECT_MAX}
        value={value.subject}
        onChange={(event) => set({ ...value, subject: event.target.value })}
      />
      <TextArea
        label={t("complaints.new.description")}
        name="description"
        rows={6}
        counter={{ length: value.description.length, max: DESCRIPTION_MAX }}
        value={value.description}
        onChange={(event) => set({ ...value, description: event.target.value })}
      />
      <div className="flex flex-wrap items-center gap-3">
        <LinkButton look="primary" to="/sign-in?next=/complaints/new">
          {t("complaints.new.sign_in")}
        </LinkButton>
        <LinkButton to="/register">{t("complaints.register")}</LinkButton>
        <DraftSaved at={savedAt} />
      </div>
    </div>
  );
}
