package dev.crossroads.quiz.answer;

import org.jsoup.Jsoup;

/** What HTML of a course says, without its markup. Pure. */
public final class PlainText {
    private PlainText() {}

    /** The text of sanitized HTML. */
    public static String of(String html) {
        return Jsoup.parseBodyFragment(html).text();
    }
}
