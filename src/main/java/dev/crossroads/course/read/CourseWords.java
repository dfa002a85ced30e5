package dev.crossroads.course.read;

import dev.crossroads.course.Quiz;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/**
 * The few words that are put into an author's text, in the author's language and not in the reader's: English where
 * that language has no {@code messages/course_….properties}.
 */
final class CourseWords {
    /** For texts whose course is not known, such as a question by itself. */
    static final CourseWords ENGLISH = of("en");

    private final ResourceBundle texts;

    private CourseWords(ResourceBundle texts) {
        this.texts = texts;
    }

    /** The words of a language, a BCP 47 tag. */
    static CourseWords of(String language) {
        return new CourseWords(ResourceBundle.getBundle(
                "messages.course",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    /** The title of an admonition of that kind: {@code note}, {@code tip} and so on. */
    String admonition(String kind) {
        return texts.getString(
                switch (kind) {
                    case "tip" -> "course.tip";
                    case "important" -> "course.important";
                    case "warning" -> "course.warning";
                    case "caution" -> "course.caution";
                    default -> "course.note";
                });
    }

    /** The number of a listing, as its caption begins. */
    String listing(String number) {
        return texts.getString("course.listing").replace("{number}", number);
    }

    /** Opens a program with the lines that are not shown at first. */
    String wholeProgram() {
        return texts.getString("course.whole");
    }

    /** Opens the source of a diagram, where it can't be drawn. */
    String diagram() {
        return texts.getString("course.diagram");
    }

    /** Names a film or a frame of another site that has no name. */
    String elsewhere(String host) {
        return texts.getString("course.elsewhere").replace("{host}", host);
    }

    /** The label of a table's frame. */
    String table() {
        return texts.getString("course.table");
    }

    /** The label of a link to a heading. */
    String linkTo(String heading) {
        return texts.getString("course.anchor").replace("{heading}", heading);
    }

    /** Stands above what a program prints. */
    String prints() {
        return texts.getString("course.code.prints");
    }

    /** Stands above what the compiler says of a program, or what it says itself when it stops. */
    String message() {
        return texts.getString("course.code.message");
    }

    /** Marks a program that is not meant to compile. */
    String doesNotCompile() {
        return texts.getString("course.code.refused");
    }

    /** Marks a program that is meant to stop with a panic. */
    String panics() {
        return texts.getString("course.code.panics");
    }

    /** Chooses one of two programs where there is room for one. */
    String language() {
        return texts.getString("course.code.language");
    }

    /** Opens a program where it can be run and changed. */
    String playground() {
        return texts.getString("course.code.playground");
    }

    /** Opens where a Go program can be run and changed, once it is pasted there. */
    String goPlayground() {
        return texts.getString("course.code.go-playground");
    }

    /** Leads from a term's explanation to the glossary. */
    String glossary() {
        return texts.getString("course.glossary");
    }

    /** A word of the pictures of memory and of time, by its key. */
    String ofPictures(String key) {
        return texts.getString(key);
    }

    /** Stands before the day on which a claim was checked. */
    String checked() {
        return texts.getString("course.checked");
    }

    /** The titles of the quizzes that all quizzes make together, by their ids. */
    Map<String, String> mixed() {
        return Map.of(
                Quiz.MIXED,
                texts.getString("course.mixed"),
                Quiz.REVIEW,
                texts.getString("course.review"),
                Quiz.PLACEMENT,
                texts.getString("course.placement"),
                Quiz.GAIN,
                texts.getString("course.gain"),
                Quiz.REFRESH,
                texts.getString("course.refresh"),
                Quiz.WARM_UP,
                texts.getString("course.warm-up"));
    }

    /** The number of questions of a quiz, in words. */
    String questions(int count) {
        return texts.getString(count == 1 ? "course.questions.one" : "course.questions.other")
                .replace("{count}", String.valueOf(count));
    }
}
