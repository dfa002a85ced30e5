package dev.crossroads.search;

import dev.crossroads.course.Course;
import dev.crossroads.course.Fingerprint;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Piece;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.pure.Pure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * A section of a lesson, or a checkpoint, as plain text, to be searched.
 *
 * @param section its id; of a checkpoint {@link #CHECKPOINT} and the quiz's id
 * @param body without the section's heading
 */
@Pure
record SectionText(String lesson, String lessonTitle, String section, String title, String body) {
    /** Goes up when the same course is to be indexed in another way. */
    private static final String FORM = "7";

    /** The beginning of what stands for a checkpoint where others have a section's id, which never begins so. */
    static final String CHECKPOINT = "?";

    /** The marks of snippets must not occur in a text, and a zero can't be stored. */
    private static final Pattern UNFIT = Pattern.compile("[\\x00" + Snippet.START + Snippet.STOP + "]");

    /** Every section of a course, in reading order. */
    static List<SectionText> of(Course course) {
        List<SectionText> texts = new ArrayList<>();
        for (Lesson lesson : course.lessons().values()) {
            Map<String, String> bodies = bodies(lesson.body());
            for (Lesson.Section section : lesson.sections()) {
                texts.add(new SectionText(
                        lesson.id(),
                        plain(lesson.title()),
                        section.id(),
                        plain(section.title()),
                        plain(bodies.getOrDefault(section.id(), ""))));
            }
        }
        checkpoints(course).forEach(quiz -> texts.add(checkpoint(course, quiz)));
        return List.copyOf(texts);
    }

    private static Stream<Quiz> checkpoints(Course course) {
        return course.quizzes().values().stream()
                .filter(quiz -> quiz.lesson().flatMap(course::lesson).isPresent());
    }

    private static SectionText checkpoint(Course course, Quiz quiz) {
        Lesson lesson = quiz.lesson().flatMap(course::lesson).orElseThrow();
        return new SectionText(
                lesson.id(),
                plain(lesson.title()),
                CHECKPOINT + quiz.id(),
                plain(quiz.title()),
                plain(text(prompts(quiz).collect(Collectors.joining("\n")))));
    }

    /** What everybody may read who has answered nothing: a later part may tell what an earlier one asks for. */
    private static Stream<String> prompts(Quiz quiz) {
        List<String> all = quiz.questions().stream().map(Question::id).toList();
        return quiz.questions().stream()
                .filter(question -> quiz.opensAfter(question.id(), all).isEmpty())
                .flatMap(question -> question.asks().stream());
    }

    /** The quiz that a row is of, where it is of a checkpoint that the course still has. */
    static Optional<Quiz> checkpoint(Course course, String section) {
        return section.startsWith(CHECKPOINT)
                ? Optional.ofNullable(course.quizzes().get(section.substring(CHECKPOINT.length())))
                : Optional.empty();
    }

    /** The section that places a checkpoint. */
    static Optional<Lesson.Section> placing(Lesson lesson, Quiz quiz) {
        Optional<String> section = Optional.empty();
        for (Piece piece : lesson.body()) {
            if (piece instanceof Piece.Heading heading) {
                section = Optional.of(heading.section());
            } else if (piece instanceof Piece.Checkpoint placed && placed.quiz().equals(quiz.id())) {
                return section.flatMap(lesson::section);
            }
        }
        return Optional.empty();
    }

    /** Everything in it that is found by {@link Terms}. */
    Set<String> terms() {
        Set<String> terms = Terms.of(title);
        terms.addAll(Terms.of(lessonTitle));
        terms.addAll(Terms.of(body));
        return terms;
    }

    /** The text of each section below its heading, by the section's id. */
    private static Map<String, String> bodies(List<Piece> pieces) {
        Map<String, StringBuilder> bodies = new LinkedHashMap<>();
        StringBuilder html = new StringBuilder();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Heading heading -> {
                    html = new StringBuilder();
                    bodies.put(heading.section(), html);
                }
                case Piece.Prose prose -> html.append(prose.html());
                case Piece.Program program -> html.append(preformatted(program.text()));
                case Piece.Picture picture -> html.append(preformatted(picture.text()));
                case Piece.Checkpoint checkpoint -> html.append(checkpoint.html());
                case Piece.Notes _ -> {}
            }
        }
        return bodies.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, body -> text(body.getValue().toString())));
    }

    private static String preformatted(String text) {
        return "<pre>\n" + Entities.escape(text) + "</pre>";
    }

    private static String text(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        // The mark of a footnote would stick to the word before it, and terms say what the glossary says.
        body.select("sup:has(a), [popover]").remove();
        return body.text();
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
        checkpoints(course).forEach(quiz -> {
            parts.addAll(List.of(quiz.id(), quiz.title()));
            prompts(quiz).forEach(parts::add);
        });
        return Fingerprint.of(parts, 32);
    }
}
