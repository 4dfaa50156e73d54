import { expect, it } from "vitest";
import { GONE_FROM, reliefOpacity, WHOLE_TO } from "../../src/model/relief";

it("is whole from afar, fades with every step nearer, and is gone before villages are told apart", () => {
  expect([3, 6, WHOLE_TO].map(reliefOpacity)).toEqual([1, 1, 1]);
  expect([GONE_FROM, 12, 16].map(reliefOpacity)).toEqual([0, 0, 0]);
  const steps = [8.5, 9, 9.5, 10, 10.5, 10.75].map(reliefOpacity);
  expect(steps).toEqual([...steps].sort((a, b) => b - a));
  expect(new Set(steps).size).toBe(steps.length);
});
