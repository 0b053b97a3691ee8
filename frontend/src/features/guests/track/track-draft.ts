/** A request to follow a complaint, kept on the device while its code works. */
export interface TrackDraft {
  reference: string;
  email: string;
  /** Names the request; null while it is being written. */
  request: string | null;
  /** Until when the code works. */
  until: string;
}

export const TRACK_KEY = "track";
export const EMPTY_TRACK: TrackDraft = { reference: "", email: "", request: null, until: "" };
