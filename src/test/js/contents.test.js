import { isMarkedRead, markLesson, markRead } from "/js/contents.js";
import { same } from "./check.js";

function contents(mark) {
  document.body.innerHTML = `<ol><li class="${mark}"><a class="contents-link" aria-current="page">Lesson</a></li></ol>
    <a data-section-link="why">Why<span data-read-word></span></a>`;
}

export const sentences = {
  "a section is marked for everybody, and said for those who don't see the mark"() {
    contents("mark-unread");
    same(isMarkedRead({ id: "why" }), false);
    markRead(["why", "not-in-the-contents"], "read");
    same([isMarkedRead({ id: "why" }), document.querySelector("a[data-read]").textContent], [true, "Why, read"]);
  },
  "a lesson goes from unread by reading to completed"() {
    contents("mark-unread");
    const item = document.querySelector("li");
    markLesson("reading");
    same(item.className, "mark-reading");
    markLesson("completed");
    same(item.className, "mark-completed");
  },
  "a lesson that is read at once skips what is between"() {
    contents("mark-unread");
    markLesson("completed");
    same(document.querySelector("li").className, "mark-completed");
  },
};
