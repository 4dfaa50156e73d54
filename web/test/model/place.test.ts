import { expect, it } from "vitest";
import { formatHash, parseHash } from "../../src/model/place";

it("keeps the view and the open incident in the hash", () => {
  const hash = formatHash({ place: { zoom: 9.25, lon: 35.85, lat: 33.1 }, incident: "i/ä 1", layers: null });
  expect(hash).toBe("#9.25/33.1000/35.8500/i=i%2F%C3%A4%201");
  expect(parseHash(hash)).toEqual({ place: { zoom: 9.25, lon: 35.85, lat: 33.1 }, incident: "i/ä 1", layers: null });
});

it("reads an incident without a view", () => expect(parseHash("#i=abc")).toEqual({ place: null, incident: "abc", layers: null }));

it.each(["", "#", "#9", "#9/95/35", "#nine/33/35", "#9/33/1000", "#i=%E0%A4%A"])("is not misled by %s", (hash) => {
  expect(parseHash(hash)).toEqual({ place: null, incident: null, layers: null });
});
