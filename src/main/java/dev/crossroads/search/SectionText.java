package dev.crossroads.search;

import dev.crossroads.course.Course;
import dev.crossroads.course.Fingerprint;
import dev.crossroads.course.Lesson;
import dev.crossroads.pure.Pure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A section of a lesson as plain text, to be searched.
 *
 * @param body without the section's heading
 */
@Pure
record SectionText(String lesson, String lessonTitle, String section, String title, String body) {
    /** Goes up when the same course is to be indexed in another way. */
    private static final String FORM = "5";

    /** The marks of snippets must not occur in a text, and a zero can't be stored. */
    private static final Pattern UNFIT = Pattern.compile("[\\x00" + Snippet.START + Snippet.STOP + "]");

    /** Every section of a course, in reading order. */
    static List<SectionText> of(Course course) {
        List<SectionText> texts = new ArrayList<>();
        for (Lesson lesson : course.lessons().values()) {
            Document html = Jsoup.parseBodyFragment(lesson.html());
            for (Lesson.Section section : lesson.sections()) {
                texts.add(new SectionText(
                        lesson.id(),
                        plain(lesson.title()),
                        section.id(),
                        plain(section.title()),
                        plain(body(html.getElementById(section.id())))));
            }
        }
        return List.copyOf(texts);
    }

    /** Everything in it that is found by {@link Terms}. */
    Set<String> terms() {
        Set<String> terms = Terms.of(title);
        terms.addAll(Terms.of(lessonTitle));
        terms.addAll(Terms.of(body));
        return terms;
    }

    /** The text of a section; empty for one that has only its heading. */
    private static String body(Element section) {
        if (section == null) {
            return "";
        }
        Element bare = section.clone();
        if (!bare.children().isEmpty() && bare.child(0).normalName().matches("h[1-6]")) {
            bare.child(0).remove();
        }
        // The mark of a footnote would stick to the word before it.
        bare.select("sup:has(a)").remove();
        // Drawings say what their tables say, and terms what the glossary says.
        bare.select("svg, .picture-turns, [popover], .line-numbers, .code-marks")
                .remove();
        return bare.text();
    }

    private static String plain(String text) {
        return UNFIT.matcher(text).replaceAll(" ");
    }

    /** A name for all that is indexed of a course, and how: of what the texts follow from, as it is had for less. */
    static String fingerprint(String config, Course course) {
        List<String> parts = new ArrayList<>(List.of(FORM, config));
        for (Lesson lesson : course.lessons().values()) {
            parts.addAll(List.of(lesson.id(), lesson.title(), lesson.html()));
            lesson.sections().forEach(section -> parts.addAll(List.of(section.id(), section.title())));
        }
        return Fingerprint.of(parts, 32);
    }
}
