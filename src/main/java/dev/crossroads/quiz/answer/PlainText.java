package dev.crossroads.quiz.answer;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Plain text of a course's HTML. Pure. */
public final class PlainText {
    private PlainText() {}

    /** The text of sanitized HTML, without the numbers of lines beside a program and what chooses one of two. */
    public static String of(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select("[aria-hidden=true], fieldset").remove();
        return body.text();
    }
}
