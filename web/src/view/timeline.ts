/** The histogram under the map: bars by family, and a brush for mouse, touch and keyboard that sets the dates. */
import { h, reducedMotion, svg, whenChanged } from "../dom";
import { histogram, selection, unitFor, type Bin } from "../model/bins";
import { signOf } from "../model/symbol";
import { dayNumber, isoDay, UNITS, type Unit } from "../model/day";
import { familyOf } from "../model/kind";
import { LANES, spansOf } from "../model/spans";
import type { Filter } from "../model/filter";
import type { Table } from "../model/table";
import type { Selection } from "../model/select";
import type { State } from "../state";
import { words } from "../words";
import { titleOf } from "../words/places";

interface Intentions {
  /** `quiet`: while they still move. */
  setDates(from: string | null, to: string | null, quiet?: boolean): void;
  setBusy(busy: boolean): void;
  setUnit(unit: Unit): void;
}

const HEIGHT = 64;
/** Milliseconds in which the whole time plays, about. */
const PLAY_MS = 24_000;
/** Spans drawn at most: more would be a grey band. */
const SPANS = 400;

/** The timeline's view. */
export function createTimeline(element: HTMLElement, { setDates, setBusy, setUnit }: Intentions): (state: State, selection: Selection) => void {
  const w = words.timeline;
  const chart = svg("svg", { class: "bars", "aria-hidden": "true", preserveAspectRatio: "none" });
  const brush = h("div", { class: "brush", hidden: true });
  const handles = (["start", "end"] as const).map((side) =>
    h("div", { class: `handle handle-${side}`, role: "slider", tabindex: 0, "aria-label": w[side], "aria-orientation": "horizontal" }));
  const axis = h("div", { class: "axis", "aria-hidden": "true" });
  const readout = h("output", { class: "readout" });
  const play = h("button", { type: "button", class: "play", "aria-pressed": "false", "aria-label": w.play, title: w.play }, "▶");
  const clear = h("button", { type: "button", class: "link" }, w.clear);
  const units = h("select", { "aria-label": w.unit }, ...UNITS.map((unit) => h("option", { value: unit }, w.units[unit])));
  const wide = svg("svg", { class: "spans", "aria-hidden": "true", preserveAspectRatio: "none" });
  const track = h("div", { class: "track" }, chart, wide, brush, ...handles);
  element.setAttribute("aria-label", w.label);
  element.append(h("div", { class: "timeline-head" }, play, h("h2", {}, w.label), readout, clear, units), track, axis);

  let bins: Bin[] = [];
  let chosen: readonly [number, number] | null = null;
  let drag: { from: number; to: number; readonly before: readonly [number, number] | null } | null = null;

  const indexAt = (x: number): number => {
    const { left, width } = track.getBoundingClientRect();
    return Math.min(Math.max(Math.floor(((x - left) / width) * bins.length), 0), bins.length - 1);
  };
  const commit = (first: number, last: number, quiet = false): void => {
    const whole = first === 0 && last === bins.length - 1;
    setDates(whole ? null : (bins[first]?.from ?? null), whole ? null : (bins[last]?.to ?? null), quiet);
  };

  const showBrush = (range: readonly [number, number] | null, active: boolean): void => {
    const n = bins.length || 1;
    const [first, last] = range ?? [0, n - 1];
    brush.hidden = !active;
    brush.style.left = `${(first / n) * 100}%`;
    brush.style.width = `${((last - first + 1) / n) * 100}%`;
    for (const [i, handle] of handles.entries()) {
      const at = i === 0 ? first : last;
      const bin = bins[at];
      handle.hidden = bins.length === 0;
      handle.style.left = `${((i === 0 ? first : last + 1) / n) * 100}%`;
      handle.setAttribute("aria-valuemin", "0");
      handle.setAttribute("aria-valuemax", String(n - 1));
      handle.setAttribute("aria-valuenow", String(at));
      if (bin) handle.setAttribute("aria-valuetext", words.day(i === 0 ? bin.from : bin.to));
    }
    for (const [i, bar] of [...chart.children].entries()) bar.classList.toggle("is-out", active && (i < first || i > last));
  };

  const readBin = (i: number): void => {
    const bin = bins[i];
    readout.textContent = bin ? w.bar(bin.total, bin.from, bin.to) + (bin.wide > 0 ? ` (${w.wide(bin.wide)})` : "") : "";
  };

  track.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || bins.length === 0) return;
    const at = indexAt(event.clientX);
    const handle = handles.findIndex((handle) => handle === event.target);
    const [first, last] = chosen ?? [0, bins.length - 1];
    const before = chosen;
    drag = handle === 0 ? { from: last, to: first, before } : handle === 1 ? { from: first, to: last, before } : { from: at, to: at, before };
    track.setPointerCapture(event.pointerId);
  });
  track.addEventListener("pointermove", (event) => {
    readBin(indexAt(event.clientX));
    if (!drag) return;
    const to = indexAt(event.clientX);
    if (to === drag.to) return;
    drag.to = to;
    const [first, last] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
    showBrush([first, last], true);
    setBusy(true);
    commit(first, last, true);
  });
  track.addEventListener("pointerleave", () => (readout.textContent = ""));
  track.addEventListener("pointerup", () => {
    if (!drag) return;
    const [first, last] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
    const again = first === last && drag.before?.[0] === first && drag.before[1] === last;
    drag = null;
    setBusy(false);
    if (again) setDates(null, null);
    else commit(first, last);
  });
  track.addEventListener("pointercancel", () => {
    drag = null;
    setBusy(false);
    showBrush(chosen, chosen !== null);
  });

  for (const [i, handle] of handles.entries()) {
    // What the pointer reads off a bar, the keyboard reads off the bar its handle is at.
    handle.addEventListener("focus", () => readBin((chosen ?? [0, bins.length - 1])[i] ?? 0));
    handle.addEventListener("blur", () => (readout.textContent = ""));
    handle.addEventListener("keydown", (event) => {
      const [first, last] = chosen ?? [0, bins.length - 1];
      const at = i === 0 ? first : last;
      const to = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, PageDown: at - 10, PageUp: at + 10, Home: 0, End: bins.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const moved = Math.min(Math.max(to, 0), bins.length - 1);
      const reached = i === 0 ? Math.min(moved, last) : Math.max(moved, first);
      if (i === 0) commit(reached, last);
      else commit(first, reached);
      readBin(reached);
    });
  }
  // Playing: a chosen period moves on with its width; without one the time shown grows from the first bar.
  let playing: number | null = null;
  const stop = (): void => {
    if (playing === null) return;
    window.clearInterval(playing);
    playing = null;
    play.textContent = "▶";
    play.setAttribute("aria-pressed", "false");
    play.setAttribute("aria-label", w.play);
    setBusy(false);
    if (chosen) commit(...chosen);
  };
  play.addEventListener("click", () => {
    if (playing !== null) {
      stop();
      return;
    }
    if (bins.length < 2) return;
    const [first, last] = chosen ?? [0, bins.length - 1];
    const width = chosen === null || (first === 0 && last === bins.length - 1) ? null : last - first;
    let at = width === null ? 0 : last >= bins.length - 1 ? width : last;
    play.textContent = "❚❚";
    play.setAttribute("aria-pressed", "true");
    play.setAttribute("aria-label", w.stop);
    setBusy(true);
    playing = window.setInterval(() => {
      commit(width === null ? 0 : at - width, at, true);
      at += 1;
      if (at >= bins.length) stop();
    }, reducedMotion() ? 1200 : Math.max(120, Math.min(600, PLAY_MS / bins.length)));
  });
  track.addEventListener("pointerdown", stop, { capture: true });
  element.addEventListener("keydown", (event) => event.key === "Escape" && stop());

  clear.addEventListener("click", () => {
    stop();
    setDates(null, null);
  });
  units.addEventListener("change", () => {
    const unit = UNITS.find((u) => u === units.value);
    if (unit) setUnit(unit);
  });

  /** Where day `n` lies, in bars. */
  const across = (n: number): number => {
    const day = isoDay(n);
    const i = bins.findLastIndex((bin) => bin.from <= day);
    const bin = bins[Math.max(i, 0)];
    if (!bin) return 0;
    const [from, to] = [dayNumber(bin.from) ?? n, dayNumber(bin.to) ?? n];
    return Math.max(i, 0) + Math.min(Math.max((n - from) / (to - from + 1), 0), 1);
  };
  const drawSpans = whenChanged((table: Table, anyTime: Uint32Array, unit: string, drawnBins: readonly Bin[]) => {
    const days = unit === "day" ? 1 : unit === "week" ? 7 : 31;
    wide.setAttribute("viewBox", `0 0 ${Math.max(drawnBins.length, 1)} ${LANES}`);
    wide.replaceChildren(...spansOf(table, anyTime, days, SPANS).map(({ from, to, lane, incident }) => {
      const span = svg("line", { x1: across(from), x2: across(to + 1), y1: lane + 0.5, y2: lane + 0.5, stroke: signOf(familyOf(incident.type)).fill, "vector-effect": "non-scaling-stroke", "data-incident": incident.id });
      span.append(svg("title", {}, w.span(titleOf(incident), isoDay(from), isoDay(to))));
      return span;
    }));
  });

  const drawBars = whenChanged((table: Table, anyTime: Uint32Array, wanted: Unit | null, width: number) => {
    // The axis spans all data, not only what the types let through: ticking a type must not move the bars.
    const over = table.extent;
    const unit = wanted ?? (over ? unitFor(over[1] - over[0] + 1) : "month");
    units.value = unit;
    bins = over ? histogram(table, anyTime, unit, over) : [];
    const top = Math.max(1, ...bins.map((bin) => bin.total));
    chart.setAttribute("viewBox", `0 0 ${Math.max(bins.length, 1)} ${HEIGHT}`);
    chart.replaceChildren(...bins.map((bin, i) => {
      const bar = svg("g", { class: "bar", "data-from": bin.from, "data-total": bin.total });
      bar.append(svg("rect", { x: i, y: 0, width: 1, height: HEIGHT, class: "bar-room" }));
      let y = HEIGHT;
      for (const { family, count } of bin.families) {
        const height = (count / top) * (HEIGHT - 4);
        y -= height;
        bar.append(svg("rect", { x: i + 0.08, y, width: 0.84, height, fill: signOf(family).fill }));
      }
      return bar;
    }));
    // Ticks where a month begins (or any bar when bars are days), as many as fit.
    const firsts = bins.map((bin, i) => ({ bin, i })).filter(({ bin, i }) => unit === "day" || i === 0 || bin.to.slice(0, 7) !== bins[i - 1]?.to.slice(0, 7));
    const pixels = width / Math.max(bins.length, 1);
    let free = 0;
    const ticks = firsts.filter(({ i }) => {
      if (i * pixels < free || (bins.length - i) * pixels < 70) return false;
      free = i * pixels + 110;
      return true;
    });
    axis.replaceChildren(...ticks.map(({ bin, i }) => {
      const tick = h("span", {}, unit === "day" ? words.shortDay(bin.from) : words.month(unit === "week" ? bin.to : bin.from));
      tick.style.left = `${(i / bins.length) * 100}%`;
      return tick;
    }));
    track.classList.toggle("is-empty", bins.length === 0);
  });

  let latest: readonly [State, Selection] | null = null;
  /** Of the track, in pixels: ticks depend on it. Told, not asked: asking would lay out the whole page. */
  let width = 600;
  const draw = (state: State, shown: Selection): void => {
    latest = [state, shown];
    drawBars(shown.table, shown.anyTime, state.unit, width);
    drawSpans(shown.table, shown.anyTime, units.value, bins);
    const active = isSet(state.filter);
    chosen = active ? selection(bins, state.filter.from, state.filter.to) : null;
    clear.hidden = !active;
    if (!drag) showBrush(chosen ?? (active ? [0, -1] : null), active);
  };
  new ResizeObserver(([entry]) => {
    width = entry?.contentRect.width || width;
    if (latest) draw(...latest);
  }).observe(track);
  return draw;
}

const isSet = (filter: Filter): boolean => filter.from !== null || filter.to !== null;
