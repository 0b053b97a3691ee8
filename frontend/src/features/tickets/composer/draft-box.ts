import type { Attachment, Draft, DraftMode, PersonRef, ReturnReason } from "@redress/backend/contract";
import { api } from "../../../lib/api.js";
import { clearDraft, readDraft, writeDraft } from "../../../lib/drafts.js";
import { callOnLeave } from "../../../lib/leave-call.js";
import { createStore, type Store } from "../../../lib/store.js";

export interface BoxState {
  text: string;
  files: readonly Attachment[];
  /** Colleagues whom an internal note was given the names of; it may have lost one since. */
  mentions: readonly PersonRef[];
  /** Of the server's draft that this was made from; 0: there was none. */
  rev: number;
  /** The newest public message that was there when it was begun; null: none. */
  base: number | null;
  /** Typed since the server last heard of it; until then it is kept on this device. */
  unsaved: boolean;
  /** The server could not be told. */
  failed: boolean;
  /** ISO; when the server last had all of it. */
  savedAt: string | null;
  others: Draft["others"];
  returned: ReturnReason | null;
  /** What is being sent just now: after a reload it may be out already. */
  pressed: string | null;
  /** Counts texts that came from the server, for whatever shows them. */
  taken: number;
}

export interface DraftBox {
  readonly ticketId: number;
  readonly mode: DraftMode;
  readonly state: Store<BoxState>;
  /**
   * @param newest the newest public message that the writer sees, which counts where they begin.
   * @param mentioned whose name was just put in.
   */
  write(text: string, newest: number | null, mentioned?: PersonRef): void;
  setFiles(files: readonly Attachment[], newest: number | null): void;
  /** A text of another device is no longer wanted. */
  dropOther(id: number): void;
  /** The writer has seen what came since they began. */
  rebase(newest: number): void;
  /** Takes what the server has. What is typed here and not saved stays, and the server keeps both. */
  take(draft: Draft | null, asOf: string): void;
  /** Tells the server now. */
  flush(): Promise<void>;
  /** The page is about to go. */
  leave(): void;
  /** Before it is sent: nothing is saved any more that would bring it back. */
  press(text: string): Promise<void>;
  /** It is on its way, or not after all. */
  settle(sent: { asOf: string } | null): void;
}

const SAVE_AFTER_MS = 800;
const RETRY_AFTER_MS = 15_000;

const EMPTY: BoxState = {
  text: "",
  files: [],
  mentions: [],
  rev: 0,
  base: null,
  unsaved: false,
  failed: false,
  savedAt: null,
  others: [],
  returned: null,
  pressed: null,
  taken: 0,
};

/** What somebody writes to a ticket in one mode: in the page at once, on the device until the server has it. */
export function createDraftBox(ticketId: number, mode: DraftMode): DraftBox {
  const place = `ticket.${ticketId}.${mode}`;
  const state = createStore<BoxState>({ ...EMPTY, ...readDraft<Partial<BoxState>>(place) });
  let asOf = "";
  let dropped: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> | null = null;

  const set = (part: Partial<BoxState>) => {
    const next = { ...state.get(), ...part };
    if (next.unsaved) {
      const { text, files, mentions, rev, base, pressed, unsaved } = next;
      writeDraft(place, { text, files, mentions, rev, base, pressed, unsaved });
    } else clearDraft(place);
    state.set(next);
  };
  const wait = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const change = (part: Partial<BoxState>, newest: number | null) => {
    const { text, files, base } = state.get();
    const begins = text.trim() === "" && files.length === 0;
    set({ ...part, base: begins ? newest : base, unsaved: true, returned: null, pressed: null });
    wait(SAVE_AFTER_MS);
  };
  const content = () => {
    const { text, files, mentions, base, rev } = state.get();
    return {
      body: text,
      attachment_ids: files.map(({ id }) => id),
      ...(mode === "internal" && { mentions: mentionedIn(text, mentions) }),
      base_message_id: base,
      rev,
      drop_others: dropped,
    };
  };
  const params = { id: String(ticketId), mode };

  const save = async () => {
    const sent = state.get();
    try {
      const saved = await api.saveDraft({ params, body: content() });
      asOf = saved.server_time;
      dropped = [];
      const now = state.get();
      const same = now.text === sent.text && now.files === sent.files;
      set({
        rev: saved.draft?.rev ?? 0,
        others: saved.draft?.others ?? [],
        savedAt: saved.draft?.saved_at ?? null,
        unsaved: !same,
        failed: false,
        // A file that another device picked stays with the draft.
        ...(same && saved.draft && saved.draft.attachments.length > sent.files.length
          ? { files: saved.draft.attachments, taken: now.taken + 1 }
          : {}),
      });
      if (!same) wait(SAVE_AFTER_MS);
    } catch {
      // It is kept on this device, and tried again.
      set({ failed: true });
      wait(RETRY_AFTER_MS);
    }
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    if (saving) await saving;
    if (!state.get().unsaved || state.get().pressed !== null) return;
    saving = save().finally(() => (saving = null));
    await saving;
  };

  return {
    ticketId,
    mode,
    state,
    write: (text, newest, mentioned) => {
      const { mentions } = state.get();
      const others = mentions.filter(({ id }) => id !== mentioned?.id);
      change({ text, mentions: mentioned ? [...others, mentioned] : mentions }, newest);
    },
    setFiles: (files, newest) => change({ files }, newest),
    dropOther: (id) => {
      dropped.push(id);
      set({ others: state.get().others.filter((other) => other.id !== id), unsaved: true });
      wait(0);
    },
    rebase: (base) => {
      set({ base, unsaved: true });
      wait(SAVE_AFTER_MS);
    },
    take: (draft, at) => {
      const { unsaved, rev, text, taken } = state.get();
      // An answer that was on its way while something newer was saved.
      if (at < asOf || (draft && draft.rev <= rev)) return;
      asOf = at;
      if (unsaved && (!draft || draft.body !== text)) return wait(0);
      set({
        ...EMPTY,
        ...(draft && {
          text: draft.body,
          files: draft.attachments,
          mentions: draft.mentions,
          rev: draft.rev,
          base: draft.base_message_id,
          savedAt: draft.saved_at,
          others: draft.others,
          returned: draft.returned,
        }),
        taken: taken + 1,
      });
    },
    flush,
    leave: () => {
      if (state.get().unsaved && state.get().pressed === null) callOnLeave("saveDraft", params, content());
    },
    press: async (text) => {
      clearTimeout(timer);
      set({ pressed: text });
      if (saving) await saving;
      clearTimeout(timer);
    },
    settle: (sent) => {
      if (!sent) {
        set({ pressed: null });
        return wait(SAVE_AFTER_MS);
      }
      asOf = sent.asOf;
      set({ ...EMPTY, others: state.get().others, taken: state.get().taken + 1 });
    },
  };
}

/** Ids of those whose names a text still has. */
export const mentionedIn = (text: string, mentions: readonly PersonRef[]): number[] =>
  mentions.filter(({ full_name: name }) => text.includes(`@${name}`)).map(({ id }) => id);
