import { inDigits, isToAsk, phase, wentApart } from "/js/deadline.js";
import { same } from "./check.js";

export const sentences = {
  "time left is minutes and two digits of seconds": () => same([65, 0].map(inDigits), ["1:05", "0:00"]),
  "it is handed in shortly before the end, and left once nothing counts": () =>
    same(
      [4, 3, 0, -5, -6].map((left) => phase(left, 5)),
      ["wait", "hand in", "close", "close", "leave"],
    ),
  "the deadline is asked for every minute, and once more before anything is handed in by it": () =>
    same(
      [
        [300, 59_000],
        [300, 60_000],
        [10, 11_000],
        [9, 1_000],
        [0, 11_000],
      ].map(([left, since]) => isToAsk(left, since)),
      [false, true, true, false, false],
    ),
  "a machine that slept is noticed": () => same(wentApart({ wall: 0, steady: 0 }, { wall: 9_000, steady: 500 }), true),
  "a clock that is wrong all the time is none": () =>
    same(wentApart({ wall: 9_000_000, steady: 0 }, { wall: 9_000_500, steady: 500 }), false),
};
