import { describe, expect, it } from "vitest";
import { labelBeside, labelOnLine, middleLine, placeLabels, type Candidate } from "../../src/model/labels";

const view = { left: 0, top: 0, right: 400, bottom: 300 };
const at = (item: string, x: number, y: number, rank: number): Candidate<string> => ({ item, x, y, width: 60, height: 14, rank, anchor: "beside" });

describe("point labels", () => {
  it("go to the more important of two that collide", () => {
    const placed = placeLabels([at("village", 100, 100, 7), at("city", 105, 103, 1)], view);
    expect(placed.map((p) => p.item)[0]).toBe("city");
  });

  it("move to the other side before they give up", () => {
    const taken = [{ left: 108, right: 170, top: 90, bottom: 110 }];
    expect(placeLabels([at("a", 100, 100, 1)], view, taken)[0]).toMatchObject({ side: "left", x: 34 });
  });

  it("never overlap, and stay away outside the view", () => {
    const many = Array.from({ length: 200 }, (_, i) => at(String(i), (i * 37) % 500, (i * 53) % 300, i % 5));
    const placed = placeLabels(many, view);
    for (const [i, a] of placed.entries()) {
      expect(many[Number(a.item)]?.x).toBeLessThanOrEqual(400);
      for (const b of placed.slice(i + 1)) expect(a.x + 60 <= b.x || b.x + 60 <= a.x || a.y + 14 <= b.y || b.y + 14 <= a.y).toBe(true);
    }
    expect(placed.length).toBeGreaterThan(20);
  });
});

describe("names along lines", () => {
  it("follow the line and are never upside down", () => {
    const up = labelOnLine([{ x: 200, y: 280 }, { x: 200, y: 20 }], 80, view);
    expect(Math.abs(up?.angle ?? 0)).toBe(90);
    const back = labelOnLine([{ x: 380, y: 100 }, { x: 20, y: 100 }], 80, view);
    expect(back).toMatchObject({ y: 100, angle: 0, covered: 0 });
  });

  it("need room", () => expect(labelOnLine([{ x: 10, y: 10 }, { x: 40, y: 10 }], 80, view)).toBeNull());

  it("step aside for what is already there", () => {
    const on = labelOnLine([{ x: 0, y: 100 }, { x: 400, y: 100 }], 60, view, [{ left: 150, right: 250, top: 80, bottom: 120 }]);
    expect(on?.covered).toBe(0);
    expect(Math.abs((on?.x ?? 200) - 200)).toBeGreaterThan(70);
  });
});

it("finds the middle of a long area, upright or lying", () => {
  const ring = [{ x: 10, y: 0 }, { x: 30, y: 0 }, { x: 30, y: 200 }, { x: 10, y: 200 }, { x: 10, y: 0 }];
  expect(middleLine(ring).every((p) => p.x === 20)).toBe(true);
  expect(middleLine(ring.map(({ x, y }) => ({ x: y, y: x }))).every((p) => p.y === 20)).toBe(true);
});

it("sets a level name beside an area, clear of what is taken", () => {
  const ring = [{ x: 180, y: 0 }, { x: 220, y: 0 }, { x: 220, y: 300 }, { x: 180, y: 300 }, { x: 180, y: 0 }];
  const free = labelBeside(ring, 80, 16, view, []);
  expect(Math.abs((free?.x ?? 200) - 200)).toBe(70);
  const east = [{ x: 230, y: -1 }, { x: 400, y: -1 }, { x: 400, y: 301 }, { x: 230, y: 301 }, { x: 230, y: -1 }];
  expect(labelBeside(ring, 80, 16, view, [], [east])?.x).toBe(130);
  const full = [{ left: 0, right: 400, top: 0, bottom: 300 }];
  expect(labelBeside(ring, 80, 16, view, full)).toBeNull();
});
