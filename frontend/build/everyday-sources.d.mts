/** The sources behind every page that is no admin's, as one text. `source` is the folder of the sources. */
export function everydaySources(source: string): string;
/** The sources behind what a press opens on many pages, which has a catalogue of its own. */
export function openedSources(source: string): string;
/** The sources behind every page but those of the SLA, which have a catalogue of their own. */
export function adminSources(source: string): string;
/** The sources behind the cards of people's own accounts, which have a catalogue of their own. */
export function accountSources(source: string): string;
