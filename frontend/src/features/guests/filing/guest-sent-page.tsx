import type { TicketDetail } from "@redress/backend/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "react-router-dom";
import { AttachmentTile } from "../../../components/ui/attachment-tile.js";
import { LinkButton } from "../../../components/ui/button.js";
import { FileDrop } from "../../../components/ui/file-drop.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { saveFile } from "../../../lib/download.js";
import { formatBytes } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { complaintKey } from "../../complaints/data/complaint-key.js";
import { useComplaint } from "../../complaints/data/use-complaint.js";
import { SentView } from "../../complaints/filing/sent-view.js";
import { ComplaintFailed, ComplaintSkeleton } from "../../complaints/ticket/complaint-states.js";
import { useTicketFiles } from "./use-ticket-files.js";

/** What a guest sent, once the address is confirmed; files can follow now. */
export function GuestSentPage() {
  const { ref = "" } = useParams();
  const { data: ticket, error, refetch } = useComplaint(ref);
  if (!ticket) return error ? <ComplaintFailed error={error} onRetry={() => void refetch()} /> : <ComplaintSkeleton />;
  return (
    <SentView ticket={ticket} mailed={t("guests.sent.mailed")}>
      {ticket.abilities.attach && <AddFiles ticket={ticket} />}
      <div className="flex flex-wrap gap-3">
        <LinkButton look="primary" to={`/track/${ticket.number}`}>
          {t("complaints.sent.track")}
        </LinkButton>
        <LinkButton to="/register">{t("complaints.register")}</LinkButton>
      </div>
      <p className="text-dense text-muted">{t("guests.sent.account")}</p>
    </SentView>
  );
}

const USUAL_BYTES = 10 * 1024 * 1024;

function AddFiles({ ticket: { number, attachments } }: { ticket: TicketDetail }) {
  const cache = useQueryClient();
  const allowed = useAppInfo()?.attachments;
  const maxBytes = allowed?.max_bytes ?? USUAL_BYTES;
  const { files, add, remove, retry } = useTicketFiles(
    number,
    maxBytes,
    () => void cache.invalidateQueries({ queryKey: complaintKey(number) }),
  );
  return (
    <section aria-labelledby="add-files" className="flex flex-col gap-3">
      <h2 id="add-files" className="text-title font-semibold">
        {t("guests.files.title")} <span className="font-normal text-muted">{t("ui.optional")}</span>
      </h2>
      <FileDrop
        label={t("complaints.files_add")}
        hint={t("guests.files.hint", { size: formatBytes(maxBytes) })}
        files={files}
        onAdd={add}
        onRemove={remove}
        onRetry={retry}
      />
      {attachments.length > 0 && (
        <ul aria-label={t("guests.files.there")} className="flex flex-wrap gap-2">
          {attachments.map((file) => (
            <li key={file.id}>
              <AttachmentTile
                name={file.file_name}
                mediaType={file.media_type}
                size={file.size}
                state={file.scan_state}
                finding={file.finding}
                onDownload={() => saveFile(file)}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
