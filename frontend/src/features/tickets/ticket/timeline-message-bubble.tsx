import type { Attachment } from "@redress/backend/contract";
import { AttachmentTile } from "../../../components/ui/attachment-tile.js";
import { MessageBubble } from "../../../components/ui/message-bubble.js";
import { saveFile } from "../../../lib/download.js";
import { t } from "../../../lib/i18n.js";
import { useMe } from "../../../lib/session.js";
import type { TimelineMessage } from "../model/timeline.js";
import { MessageMenu } from "./message-menu.js";
import { ImagePreview, isPreviewable } from "./image-preview.js";

/** One message with its files. */
export function TimelineMessageBubble({ message }: { message: TimelineMessage }) {
  const me = useMe();
  const { author, tone, at, text, format, mentions, attachments, commentId, key } = message;
  const name =
    author === null ? t("ticket.actor.gone") : author.id === me.id ? t("ticket.actor.you") : author.full_name;
  return (
    <MessageBubble
      id={key}
      tone={tone}
      author={author}
      authorName={tone === "ours" && author?.id !== me.id ? t("ticket.actor.support", { name }) : name}
      at={at}
      text={text}
      format={format}
      mentions={mentions}
      actions={commentId !== null && <MessageMenu commentId={commentId} mayBegin={tone === "theirs"} />}
      attachments={attachments.length > 0 && attachments.map((file) => <MessageFile key={file.id} file={file} />)}
    />
  );
}

/** A file of a message; a picture is shown. */
export function MessageFile({ file }: { file: Attachment }) {
  const tile = (
    <AttachmentTile
      name={file.file_name}
      mediaType={file.media_type}
      size={file.size}
      state={file.scan_state}
      finding={file.finding}
      onDownload={() => saveFile(file)}
    />
  );
  if (!isPreviewable(file)) return tile;
  return (
    <div className="flex max-w-full flex-col gap-1">
      <ImagePreview file={file} />
      {tile}
    </div>
  );
}
