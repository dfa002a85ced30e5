import { inDigits, phase, wentApart } from "/js/deadline.js";
import { same } from "./check.js";

export const sentences = {
  "time left is minutes and two digits of seconds": () => same([65, 0].map(inDigits), ["1:05", "0:00"]),
  "it is handed in shortly before the end, and left once nothing counts": () =>
    same(
      [4, 3, 0, -5, -6].map((left) => phase(left, 5)),
      ["wait", "hand in", "close", "close", "leave"],
    ),
  "a machine that slept is noticed": () => same(wentApart({ wall: 0, steady: 0 }, { wall: 9_000, steady: 500 }), true),
  "a clock that is wrong all the time is none": () =>
    same(wentApart({ wall: 9_000_000, steady: 0 }, { wall: 9_000_500, steady: 500 }), false),
};
