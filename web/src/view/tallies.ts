/**
 * Running totals, apart from the incidents: a chart of their own. Each has a bar over the period it counts, all on one
 * axis of time; what a bar shows stands beside it in words, so that the bars themselves are hidden from screen readers.
 */
import { h, whenChanged } from "../dom";
import { dayNumber } from "../model/day";
import { TYPES, member } from "../model/kind";
import type { Tally } from "../model/incident";
import type { State } from "../state";
import { words } from "../words";
import { typeSign } from "./sign";

/** First and last day that any of the totals counts from or to. */
interface Axis {
  readonly first: number;
  readonly last: number;
}

const dayOf = (iso: string | null): number | null => (iso === null ? null : dayNumber(iso.slice(0, 10)));

function axisOf(tallies: readonly Tally[]): Axis | null {
  const days = tallies.flatMap(({ since, until }) => [dayOf(since), dayOf(until)]).filter((day) => day !== null);
  return days.length === 0 ? null : { first: Math.min(...days), last: Math.max(...days) };
}

/** The period of a total on the axis; open where its beginning or its end is not said. */
function bar({ since, until }: Tally, { first, last }: Axis): HTMLElement | null {
  const [from, to] = [dayOf(since), dayOf(until)];
  if (from === null && to === null) return null;
  const length = Math.max(last - first, 1);
  const [start, end] = [((from ?? to ?? first) - first) / length, ((to ?? last) - first) / length];
  const period = h("div", { class: from === null || to === null ? "tally-bar is-open" : "tally-bar" });
  period.style.insetInlineStart = `${100 * start}%`;
  period.style.inlineSize = `${100 * Math.max(end - start, 0)}%`;
  return h("div", { class: "tally-track", "aria-hidden": "true" }, period);
}

function line(tally: Tally, axis: Axis | null): HTMLElement {
  const type = member(TYPES, tally.type);
  return h("li", { class: "tally", "data-tally": tally.id },
    h("p", { class: "tally-line" }, type && typeSign(type, 20), h("span", {}, words.tallies.line(tally.count_low, tally.count_high, type ? words.types[type] : tally.type, tally.since, tally.until))),
    axis && bar(tally, axis),
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
    const axis = axisOf(tallies);
    list.replaceChildren(...tallies.map((tally) => line(tally, axis)));
  });
  return (state) => draw(state.tallies);
}
