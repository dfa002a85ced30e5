package dev.crossroads.course;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A course, read once at start and never changed: the lessons in reading order, their quizzes, and the questionnaire of
 * the recommendation.
 *
 * @param id what addresses name it by
 * @param language a BCP 47 tag, such as {@code en}
 * @param imprint its licence and its logo
 * @param contents the table of contents as SUMMARY.md has it, part titles and drafts included
 * @param lessons every lesson by its id, in reading order
 * @param quizzes every checkpoint by its id, in the order the lessons use them; those of no lesson come last
 * @param practice quizzes that count for nothing, by their ids
 * @param mixed what the quizzes are called that a learner's history makes of these, in the course's language, by their
 *     ids
 * @param concepts every concept by its id
 * @param sample the quiz whose first question newcomers are asked, by its id
 * @param synonyms words that readers may look for, such as those of another language, with what the course says for
 *     them
 * @param isFolded whether the contents beside a lesson open its own branch alone
 * @param redirects addresses of old, below those of lessons, and the address of this server or another that they lead
 *     to
 * @param files images and other files beside the chapters, by their path below the source folder
 */
public record Course(
        String id,
        String title,
        String description,
        List<String> authors,
        String language,
        Imprint imprint,
        List<Entry> contents,
        Map<String, Lesson> lessons,
        Map<String, Quiz> quizzes,
        Map<String, Quiz> practice,
        Map<String, String> mixed,
        Map<String, Concept> concepts,
        Optional<Questionnaire> questionnaire,
        Map<String, String> synonyms,
        Optional<String> sample,
        boolean isFolded,
        Map<String, String> redirects,
        Map<String, Path> files)
        implements Serializable {

    /**
     * A book's imprint beside its title.
     *
     * @param logo the address of its picture on this server
     * @param isPrintable whether there may be one page of all its chapters
     * @param repository where it is written
     */
    public record Imprint(
            Optional<Licence> licence, Optional<String> logo, boolean isPrintable, Optional<Repository> repository)
            implements Serializable {
        /** Of a book that says none of it. */
        public static final Imprint NONE = new Imprint(Optional.empty(), Optional.empty(), true, Optional.empty());
    }

    /**
     * Where a book is written.
     *
     * @param name of the site, such as {@code GitHub}; empty where it is none that has a name
     * @param href of the repository
     */
    public record Repository(Optional<String> name, String href) implements Serializable {}

    /**
     * Under what terms a book may be used.
     *
     * @param name such as {@code CC BY 4.0}
     * @param href where its text is, on another site
     */
    public record Licence(String name, Optional<String> href) implements Serializable {}

    /** One line of the table of contents. */
    public sealed interface Entry extends Serializable {
        /** A heading above the chapters that follow it. */
        record Part(String title) implements Entry {}

        /**
         * A chapter that can be read.
         *
         * @param number such as {@code 1.2}; empty for prefix and suffix chapters
         * @param depth 0 for a top-level chapter
         */
        record Chapter(String lesson, String title, String number, int depth) implements Entry {}

        /** A chapter that is planned: it has a title and no text yet. */
        record Draft(String title, String number, int depth) implements Entry {}

        /**
         * A link that stands among the chapters, to another site or to a section.
         *
         * @param href a whole address, or one of this server
         */
        record Link(String title, String href, String number, int depth) implements Entry {}

        /** A line between groups of chapters. */
        record Separator() implements Entry {}
    }

    /** The lesson of that id, if the course has it. */
    public Optional<Lesson> lesson(String lesson) {
        return Optional.ofNullable(lessons.get(lesson));
    }

    /**
     * Where an address leads that is no lesson's: what book.toml says of it, or the lesson whose page has that address
     * in mdBook, with {@code .html} at its end.
     *
     * @param address what stands in the place of a lesson's id
     */
    public Optional<String> redirect(String address) {
        String plain = address.replaceFirst("(?:\\.html|/)$", "");
        return Optional.ofNullable(redirects.get(address))
                .or(() -> Optional.ofNullable(redirects.get(plain + ".html")))
                .or(() -> Stream.of(plain, plain.isEmpty() ? "index" : plain + "/index")
                        .filter(id -> !id.equals(address) && lessons.containsKey(id))
                        .findFirst()
                        .map(id -> Paths.lesson(this.id, id)));
    }

    /** Every quiz, those for practice included. */
    public Stream<Quiz> allQuizzes() {
        return Stream.concat(quizzes.values().stream(), practice.values().stream());
    }

    /**
     * The quiz of that id, if the course has it: a checkpoint, one for practice, a mixed one, one to place learners or
     * a warm-up. Which of its questions a warm-up asks, and whom, cohorts know.
     */
    public Optional<Quiz> quiz(String quiz) {
        if (Quiz.isSealed(quiz)) {
            return sealed(quiz);
        }
        if (Quiz.isRefresher(quiz)) {
            return refresher(quiz);
        }
        if (Quiz.isWarmUp(quiz)) {
            return mixedQuiz(quiz, mixed.getOrDefault(Quiz.WARM_UP, quiz));
        }
        return mixed.containsKey(quiz)
                ? mixedQuiz(quiz, mixed.get(quiz))
                : Optional.ofNullable(quizzes.get(quiz)).or(() -> Optional.ofNullable(practice.get(quiz)));
    }

    /**
     * The questions of all checkpoints as one quiz, of which an attempt asks some that suit its learner. Empty where
     * the course asks nothing.
     */
    private Optional<Quiz> mixedQuiz(String id, String called) {
        List<Question> questions = quizzes.values().stream()
                .flatMap(quiz -> quiz.questions().stream())
                .toList();
        return questions.isEmpty() ? Optional.empty() : Optional.of(Quiz.mixed(id, called, questions));
    }

    /** Of the part whose title makes that id; of two such parts the first. */
    private Optional<Quiz> sealed(String id) {
        return Stream.of(Quiz.PLACEMENT, Quiz.GAIN + "a/", Quiz.GAIN + "b/")
                .filter(id::startsWith)
                .findFirst()
                .flatMap(kind -> CoursePart.orWhole(this).stream()
                        .filter(part -> id.equals(kind + part.slug()))
                        .findFirst()
                        .map(part -> Quiz.sealed(id, title(kind, part), part.questions(this))))
                .filter(quiz -> !quiz.questions().isEmpty());
    }

    private String title(String kind, CoursePart part) {
        String words = kind.equals(Quiz.PLACEMENT) ? Quiz.PLACEMENT : Quiz.GAIN;
        return mixed.getOrDefault(words, "{part}").replace("{part}", part.title());
    }

    /**
     * The questions on a concept as one quiz, with the other parts of theirs. Empty where nothing is asked about it.
     *
     * @param id the quiz's
     */
    private Optional<Quiz> refresher(String id) {
        String wanted = Quiz.refreshed(id);
        List<Question> questions = quizzes.values().stream()
                .flatMap(quiz -> {
                    Set<Optional<String>> groups = quiz.questions().stream()
                            .filter(question -> question.common().concepts().contains(wanted))
                            .map(question -> question.common().group())
                            .filter(Optional::isPresent)
                            .collect(Collectors.toSet());
                    return quiz.questions().stream()
                            .filter(question -> question.common().concepts().contains(wanted)
                                    || groups.contains(question.common().group()));
                })
                .toList();
        return Optional.ofNullable(concepts.get(wanted))
                .filter(_ -> !questions.isEmpty())
                .map(concept -> Quiz.mixed(
                        id,
                        mixed.getOrDefault(Quiz.REFRESH, "{concept}").replace("{concept}", concept.title()),
                        questions));
    }

    /**
     * The quiz of its author's that a question stands in.
     *
     * @param asked the quiz it was asked in, which may be a mixed one
     */
    public Optional<Quiz> home(Quiz asked, Question question) {
        return asked.isMixed()
                ? allQuizzes()
                        .filter(quiz -> quiz.question(question.id()).isPresent())
                        .findFirst()
                : Optional.of(asked);
    }

    /**
     * Where a question of a quiz is taught: the sections of its concepts, or where it names none the beginning of the
     * lesson that places the quiz. Empty where no lesson does.
     */
    public List<SectionRef> taughtIn(Quiz quiz, Question question) {
        List<SectionRef> sections = question.common().concepts().stream()
                .flatMap(id -> Optional.ofNullable(concepts.get(id)).stream())
                .map(Concept::taughtIn)
                .distinct()
                .toList();
        return sections.isEmpty()
                ? home(quiz, question).flatMap(Quiz::lesson).flatMap(this::lesson).stream()
                        .map(lesson -> new SectionRef(
                                lesson.id(), lesson.sections().getFirst().id()))
                        .toList()
                : sections;
    }

    /** The title of a section, or its id where the course does not have it. */
    public String title(SectionRef section) {
        return lesson(section.lesson())
                .flatMap(lesson -> lesson.section(section.section()))
                .map(Lesson.Section::title)
                .orElse(section.section());
    }
}
