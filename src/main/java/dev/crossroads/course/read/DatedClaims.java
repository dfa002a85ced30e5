package dev.crossroads.course.read;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Claims that age, such as what a release can do or what a survey found: their author writes the day they were checked
 * on beside them, <code>checked 2026-11-28</code> in a note or in the text, in the course's own language. Readers see
 * it as a discreet note, and who checks the course is told where a year has gone by.
 */
final class DatedClaims {
    /** The time for which a claim is taken to hold. */
    private static final int YEARS = 1;

    private DatedClaims() {}

    /** Sets every such day apart in a chapter's text; what stands in code is left alone. */
    static void mark(Element body, CourseWords words) {
        if (!body.wholeText().contains(words.checked())) {
            return;
        }
        Pattern claim = claim(words);
        for (TextNode node : texts(body)) {
            String text = node.getWholeText();
            List<MatchResult> found = claim.matcher(text).results().toList();
            int done = 0;
            for (MatchResult match : found) {
                node.before(new TextNode(text.substring(done, match.start())));
                node.before(new Element("span").addClass("checked").text(match.group()));
                done = match.end();
            }
            if (!found.isEmpty()) {
                node.text(text.substring(done));
            }
        }
    }

    /**
     * Warns of claims that were checked more than a year before, and of days that there are not or not yet.
     *
     * @param today the day it is where the course is checked
     */
    static void check(Chapter chapter, CourseWords words, LocalDate today, Findings findings) {
        Pattern claim = claim(words);
        for (Element dated : chapter.body().select(Queries.of("span.checked"))) {
            claim.matcher(dated.text())
                    .results()
                    .flatMap(match -> remark(match.group(1), today).stream())
                    .forEach(what -> findings.warning(chapter.placeOf(dated.parent()), what));
        }
    }

    private static Optional<String> remark(String written, LocalDate today) {
        LocalDate day;
        try {
            day = LocalDate.parse(written);
        } catch (DateTimeParseException _) {
            return Optional.of("There is no day %s. Write year, month and day, such as %s.".formatted(written, today));
        }
        if (day.isAfter(today)) {
            return Optional.of("This claim says that it was checked on %s, and today is %s. Correct the day."
                    .formatted(day, today));
        }
        return day.isBefore(today.minusYears(YEARS))
                ? Optional.of(("This claim was last checked on %s, more than a year ago. Look its source up again, "
                                + "correct it if need be, and write the day you did.")
                        .formatted(day))
                : Optional.empty();
    }

    private static Pattern claim(CourseWords words) {
        return Pattern.compile("\\b" + Pattern.quote(words.checked()) + " (\\d{4}-\\d{2}-\\d{2})\\b");
    }

    private static List<TextNode> texts(Element body) {
        return body.getAllElements().stream()
                .filter(element -> element.closest(Queries.of("code, pre, .checked")) == null)
                .flatMap(element -> element.textNodes().stream())
                .toList();
    }
}
