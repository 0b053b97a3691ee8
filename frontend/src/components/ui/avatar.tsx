import { clsx } from "clsx";

const TONES = [
  "bg-info-bg text-info-fg",
  "bg-violet-bg text-violet-fg",
  "bg-ok-bg text-ok-fg",
  "bg-warn-bg text-warn-fg",
  "bg-neutral-bg text-neutral-fg",
];
const SIZES = { small: "size-6 text-meta", regular: "size-8 text-dense", large: "size-20 text-page" };

export interface AvatarProps {
  person: { id: number; full_name: string; photo_url: string | null };
  size?: keyof typeof SIZES;
}

/** A person's photo, else their initials on a tone that stays theirs. Decoration: the name stands beside it. */
export function Avatar({ person, size = "regular" }: AvatarProps) {
  const shape = clsx(
    "inline-flex shrink-0 items-center justify-center rounded-full object-cover font-medium select-none",
    SIZES[size],
  );
  if (person.photo_url) return <img src={person.photo_url} alt="" className={shape} />;
  return (
    <span aria-hidden className={clsx(shape, TONES[person.id % TONES.length])}>
      {initials(person.full_name)}
    </span>
  );
}

/** First letters of the first and the last word, by whole characters of any script; "(sample)" is no word of a name. */
export function initials(name: string): string {
  const all = name.trim().split(/\s+/u).filter(Boolean);
  const written = all.filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const words = written.length > 0 ? written : all;
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase() ?? "").join("");
}
