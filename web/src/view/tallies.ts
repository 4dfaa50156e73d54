/** Running totals, apart from the incidents. */
import { h, whenChanged } from "../dom";
import { TYPES, member } from "../model/kind";
import type { Tally } from "../model/incident";
import type { State } from "../state";
import { words } from "../words";

function line(tally: Tally): HTMLElement {
  const type = member(TYPES, tally.type);
  return h("li", { class: "tally", "data-tally": tally.id },
    h("p", {}, words.tallies.line(tally.count_low, tally.count_high, type ? words.types[type] : tally.type, tally.since, tally.until)),
    tally.quote !== null && h("blockquote", { dir: "auto", lang: "" }, tally.quote),
    h("p", { class: "note" },
      [tally.publisher, tally.attributed_to === null ? null : words.detail.attributed(tally.attributed_to)].filter((s) => s !== null).join(" · "), " ",
      tally.url !== null && h("a", { href: tally.url, target: "_blank", rel: "noopener noreferrer" }, words.detail.read)));
}

/** The tallies' view; absent when there are none. */
export function createTallies(element: HTMLElement): (state: State) => void {
  const title = h("summary", {});
  const list = h("ul", {});
  element.append(h("details", {}, title, h("p", { class: "note" }, words.tallies.why), list));
  const draw = whenChanged((tallies: readonly Tally[]) => {
    element.hidden = tallies.length === 0;
    title.textContent = words.tallies.heading(tallies.length);
    list.replaceChildren(...tallies.map(line));
  });
  return (state) => draw(state.tallies);
}
