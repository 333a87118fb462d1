/** What is heard in the page right now. */
let heard: HTMLAudioElement[] = [];

/** These are heard from now on; whatever was heard before is silent. */
export function alone(...sounds: HTMLAudioElement[]): void {
  heard.forEach((sound) => sound.pause());
  heard = sounds;
}
