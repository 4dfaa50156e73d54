import { describe, expect, it } from "vitest";
import { fold, parseEvent } from "../../src/model/stream";
import { incident } from "./sample";

const before = new Map([["i1", incident()], ["i2", incident({ id: "i2" })]]);

describe("folding the stream", () => {
  it("adds what is new and says so once", () => {
    const event = { kind: "create", incident: incident({ id: "i3" }) } as const;
    const once = fold(before, [event]);
    expect([...once.incidents.keys()]).toEqual(["i1", "i2", "i3"]);
    expect(once.arrived.map(({ id }) => id)).toEqual(["i3"]);
    const twice = fold(once.incidents, [event]);
    expect([...twice.incidents.keys()]).toEqual(["i1", "i2", "i3"]);
    expect(twice.arrived).toEqual([]);
    expect(fold(before, [event, event]).arrived).toHaveLength(1);
    expect(before.size).toBe(2);
  });

  it("replaces what changed without calling it new", () => {
    const { incidents, arrived } = fold(before, [{ kind: "update", incident: incident({ title: "Raid, corrected" }) }]);
    expect(incidents.get("i1")?.title).toBe("Raid, corrected");
    expect(arrived).toEqual([]);
  });

  it("removes what was merged, and says into what", () => {
    const { incidents, merged } = fold(before, [{ kind: "merge", id: "i2", into: "i1" }]);
    expect([...incidents.keys()]).toEqual(["i1"]);
    expect(merged).toEqual([{ id: "i2", into: "i1" }]);
  });

  it("does not announce what came and went while it was away", () => {
    const { incidents, arrived } = fold(before, [{ kind: "create", incident: incident({ id: "i3" }) }, { kind: "create", incident: incident({ id: "i4" }) }, { kind: "merge", id: "i3", into: "i4" }, { kind: "delete", id: "i2" }]);
    expect([...incidents.keys()]).toEqual(["i1", "i4"]);
    expect(arrived.map(({ id }) => id)).toEqual(["i4"]);
  });

  it("removes what was deleted, even twice", () => {
    const once = fold(before, [{ kind: "delete", id: "i2" }]);
    expect([...fold(once.incidents, [{ kind: "delete", id: "i2" }]).incidents.keys()]).toEqual(["i1"]);
  });

  it("asks for everything anew on reset, and keeps what is shown until then", () => {
    expect(fold(before, [{ kind: "delete", id: "i1" }, { kind: "reset" }])).toMatchObject({ reload: true, incidents: before });
  });
});

describe("events on the wire", () => {
  it("reads features, ids and pairs of ids", () => {
    const feature = JSON.stringify({ type: "Feature", id: "i9", geometry: null, properties: { id: "i9", type: "raid" } });
    expect(parseEvent("create", feature)).toMatchObject({ kind: "create", incident: { id: "i9", point: null } });
    expect(parseEvent("delete", '{"id":"i9"}')).toEqual({ kind: "delete", id: "i9" });
    expect(parseEvent("delete", '"i9"')).toEqual({ kind: "delete", id: "i9" });
    expect(parseEvent("merge", '{"id":"i9","into":"i1"}')).toEqual({ kind: "merge", id: "i9", into: "i1" });
    expect(parseEvent("reset", "")).toEqual({ kind: "reset" });
  });

  it("passes over what it cannot read", () => {
    expect(parseEvent("create", "{")).toBeNull();
    expect(parseEvent("create", "{}")).toBeNull();
    expect(parseEvent("merge", "{}")).toBeNull();
    expect(parseEvent("other", '{"id":"i9"}')).toBeNull();
  });
});
