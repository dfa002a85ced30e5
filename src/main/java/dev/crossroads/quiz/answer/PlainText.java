package dev.crossroads.quiz.answer;

import org.jsoup.Jsoup;

/** Plain text of a course's HTML. Pure. */
public final class PlainText {
    private PlainText() {}

    /** The text of sanitized HTML. */
    public static String of(String html) {
        return Jsoup.parseBodyFragment(html).text();
    }
}
