import type { Job } from "@redress/backend/contract";
import { Hourglass, LoaderCircle, OctagonAlert, TriangleAlert, type LucideIcon } from "lucide-react";
import { Tag, type TagTone } from "../../components/ui/tag.js";
import { t, type MessageId } from "../../lib/i18n.js";

interface Look {
  tone: TagTone;
  icon: LucideIcon;
  word: MessageId;
  /** Its part of the bar. */
  bar: string;
}

export const LOOKS: Record<Job["state"], Look> = {
  running: { tone: "info", icon: LoaderCircle, word: "jobs.state.running", bar: "bg-chart-1" },
  waiting: { tone: "neutral", icon: Hourglass, word: "jobs.state.waiting", bar: "bg-chart-5" },
  failed: { tone: "warn", icon: TriangleAlert, word: "jobs.state.failed", bar: "bg-chart-3" },
  dead: { tone: "danger", icon: OctagonAlert, word: "jobs.state.dead", bar: "bg-danger-solid" },
};

export function JobState({ state }: { state: Job["state"] }) {
  const { tone, icon, word } = LOOKS[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(word)}
    </Tag>
  );
}
