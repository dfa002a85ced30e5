import { afterRecording, filledIn, filledInAnew, isSame, itemOf, joined, readEntry } from "/js/typed.js";
import { same } from "./check.js";

const ENTRY = { fields: [["text", "new"]], hidden: [["replaces", "1"]], words: ["new"], at: 1_000 };
const TEXT = JSON.stringify(ENTRY);
const NEWER = {
  fields: [
    ["text", "newer"],
    ["why", ""],
  ],
  hidden: [["replaces", "2"]],
  words: ["newer"],
  at: 2_000,
};
const OLDER = {
  fields: [
    ["text", "older"],
    ["why", "because"],
  ],
  hidden: [["replaces", "1"]],
  words: ["older", "because"],
  earlier: [],
};
const DAY = 24 * 60 * 60 * 1000;

export const sentences = {
  "only confidence is nothing filled in": () =>
    same(
      filledIn([
        ["event", "x"],
        ["shown", "1764400000000.x"],
        ["confidence", "sure"],
      ]),
      [],
    ),
  "blanks are nothing filled in": () => same(filledIn([["text", " \n"]]), []),
  "text is something filled in": () =>
    same(
      filledIn([
        ["text", "0"],
        ["to", "q"],
      ]).length,
      1,
    ),
  "another end of lines is the same text": () => same(isSame([["text", "a\r\nb"]], [["text", "a\nb"]]), true),
  "another order of fields is the same": () =>
    same(
      isSame(
        [
          ["a", "1"],
          ["b", "2"],
        ],
        [
          ["b", "2"],
          ["a", "1"],
        ],
      ),
      true,
    ),
  "another value is not the same": () => same(isSame([["a", "1"]], [["a", "2"]]), false),
  "what was kept is read": () => same(readEntry(TEXT, 2_000).words, ["new"]),
  "it is kept for thirty days": () => same(readEntry(TEXT, 29 * DAY) !== null, true),
  "and no longer": () => same(readEntry(TEXT, 31 * DAY), null),
  "a clock that was ahead is set right": () => same(readEntry(TEXT, 500).at, 500),
  "what is damaged is nothing": () => same([readEntry("{", 0), readEntry("null", 0)], [null, null]),
  "what is recorded goes": () => same(afterRecording(ENTRY, "text=new&replaces=1"), null),
  "what is newer changes what was recorded": () => same(afterRecording(ENTRY, "text=old&replaces=1").hidden[0][1], "2"),
  "what a page was filled in with anew counts, and the rest is as it was": () =>
    same(joined(NEWER, OLDER, ["text"]).fields, [
      ["text", "newer"],
      ["why", "because"],
    ]),
  "text that gave way is kept beside it": () => {
    const { words, earlier } = joined(NEWER, OLDER, ["text"]);
    same([words, earlier], [["newer", "because"], ["older"]]);
  },
  "with something of an earlier page it changes the answer of then": () =>
    same(joined(NEWER, OLDER, ["text"]).hidden[0][1], "1"),
  "with nothing of an earlier page it changes the answer of now": () =>
    same(joined(NEWER, OLDER, ["text", "why"]).hidden[0][1], "2"),
  "what the browser brought back by itself is not new": () => same(filledInAnew(OLDER, OLDER, ["text"]), []),
  "two visitors have nothing in common": () => same(itemOf("a", "/x") === itemOf("b", "/x"), false),
};
