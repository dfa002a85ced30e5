package dev.crossroads.progress;

import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Questionnaire;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.SectionRef;
import dev.crossroads.progress.HomePage.CourseCard;
import dev.crossroads.progress.HomePage.Today;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.PlacementItems;
import dev.crossroads.quiz.answer.Program;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeOrderedIds;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Turns where a learner stands into what pages show. */
@Pure
final class ProgressPages {
    /** As many as one tries again before going on. */
    private static final int MISSED_TODAY = 5;

    private ProgressPages() {}

    /**
     * The front page.
     *
     * @param parts what other features add for who was here before
     * @param sample a question for a newcomer, who has nothing to come back to
     */
    static HomePage home(Chrome chrome, List<Standing> standings, List<String> parts, Optional<String> sample) {
        Optional<Today> today = standings.stream()
                .filter(standing -> sample.isEmpty() && standing.isBegun())
                .max(Comparator.comparing(Standing::lastSeenAt))
                .map(standing -> today(standing, parts));
        Optional<Standing> comparing = standings.stream()
                .filter(standing -> compares(standing.course()))
                .findFirst();
        Optional<Standing> first =
                comparing.or(() -> standings.size() == 1 ? Optional.of(standings.getFirst()) : Optional.empty());
        return new HomePage(
                chrome,
                today,
                today.isPresent() ? List.of() : parts,
                comparing.isPresent(),
                first.map(standing -> card(chrome.texts(), standing)),
                sample,
                standings.stream()
                        .map(standing -> card(chrome.texts(), standing))
                        .toList());
    }

    /** Whether a course is about what the front page can show in code: Rust beside Go, and which of them first. */
    static boolean compares(Course course) {
        return course.questionnaire().stream()
                .anyMatch(questionnaire -> questionnaire.alternatives().stream()
                        .map(Questionnaire.Alternative::id)
                        .toList()
                        .containsAll(List.of("rust", "go")));
    }

    private static Today today(Standing standing, List<String> parts) {
        Course course = standing.course();
        return new Today(
                course.language(),
                course.title(),
                Paths.course(course.id()),
                standing.next(),
                standing.progress(),
                parts,
                missedQuizzes(standing),
                Paths.quiz(course.id(), Quiz.MIXED),
                Math.min(Quiz.MIXED_AT_ONCE, standing.missed().size()),
                TimeOrderedIds.next().toString());
    }

    private static List<HomePage.MissedQuiz> missedQuizzes(Standing standing) {
        return standing.missed().stream()
                .collect(Collectors.groupingBy(Standing.Missed::quiz, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(missed -> new HomePage.MissedQuiz(
                        missed.getKey().title(),
                        Paths.quiz(standing.course().id(), missed.getKey().id()),
                        missed.getValue().intValue()))
                .sorted(Comparator.comparingInt(HomePage.MissedQuiz::questions).reversed())
                .limit(MISSED_TODAY)
                .toList();
    }

    private static CourseCard card(Texts texts, Standing standing) {
        Course course = standing.course();
        return new CourseCard(
                course.language(),
                course.title(),
                course.description(),
                texts.list(course.authors()),
                Paths.course(course.id()),
                standing.next().map(NextStep::href).orElseGet(() -> Paths.course(course.id())),
                ReadingTime.minutes(course.lessons().values()),
                course.quizzes().size(),
                standing.progress(),
                recommendation(course),
                course.questionnaire()
                        .map(questionnaire -> questionnaire.questions().size())
                        .orElse(0),
                standing.isBegun() || PlacementItems.parts(course).isEmpty()
                        ? Optional.empty()
                        : Optional.of(Paths.placement(course.id())));
    }

    static CoursePage course(Chrome chrome, Standing standing, List<String> parts) {
        Course course = standing.course();
        return new CoursePage(
                chrome,
                course.title(),
                course.description(),
                chrome.texts().list(course.authors()),
                standing.progress(),
                standing.next(),
                parts,
                ContentsPages.of(standing, Optional.empty()),
                course.imprint().isPrintable() ? Optional.of(Paths.print(course.id())) : Optional.empty(),
                recommendation(course));
    }

    /**
     * A lesson as its learner sees it.
     *
     * @param text the lesson's, or what stands for its stretches
     */
    static LessonPage lesson(Chrome chrome, Standing standing, Lesson lesson, LessonText text, String event) {
        Course course = standing.course();
        Set<String> read = Optional.ofNullable(standing.readings().get(lesson.id()))
                .map(LessonReading::sections)
                .orElse(Set.of());
        boolean completed = standing.mark(lesson).completed();
        return new LessonPage(
                chrome,
                new Link(course.title(), Paths.course(course.id())),
                ContentsPages.of(standing, Optional.of(lesson.id())),
                lesson.part(),
                lesson.number(),
                lesson.title(),
                ReadingTime.minutes(lesson),
                pieces(standing, text),
                standing.mark(lesson),
                lesson.sections().stream()
                        .map(section -> new LessonPage.Section(
                                section.id(),
                                section.title(),
                                section.title().equals(lesson.title()),
                                completed || read.contains(section.id())))
                        .toList(),
                !completed && standing.seeminglyKnown().contains(lesson.id()),
                standing.here(lesson).map(section -> new Link(section.title(), "#" + Paths.encoded(section.id()))),
                lesson.previous().map(id -> lessonLink(course, id)),
                lesson.next().map(id -> lessonLink(course, id)),
                lesson.edit(),
                Paths.lesson(course.id(), lesson.id()),
                Paths.API + Paths.lesson(course.id(), lesson.id()) + "/progress",
                event);
    }

    private static List<LessonPage.Piece> pieces(Standing standing, LessonText text) {
        return text.stretches().stream()
                .map(stretch -> new LessonPage.Piece(
                        stretch.html(),
                        stretch.quiz().flatMap(standing.course()::quiz).map(quiz -> QuizCard.of(standing, quiz))))
                .toList();
    }

    static ProgressPage progress(Chrome chrome, boolean guest, List<Standing> standings, List<String> parts) {
        List<Standing> begun = standings.stream().filter(Standing::isBegun).toList();
        Optional<Link> start = standings.stream()
                .findFirst()
                .map(standing -> new Link(
                        standing.course().title(),
                        standing.next()
                                .map(NextStep::href)
                                .orElseGet(() -> Paths.course(standing.course().id()))));
        return new ProgressPage(
                chrome,
                guest,
                start,
                begun.stream().map(ProgressPages::courseOf).toList(),
                parts,
                begun.stream()
                        .flatMap(standing -> conceptsOf(standing).stream())
                        .toList(),
                begun.stream()
                        .flatMap(standing -> missedOf(chrome.texts(), standing).stream())
                        .toList());
    }

    private static ProgressPage.Course courseOf(Standing standing) {
        Course course = standing.course();
        return new ProgressPage.Course(
                course.language(),
                course.title(),
                Paths.course(course.id()),
                standing.progress(),
                course.lessons().values().stream()
                        .map(lesson -> new ProgressPage.Lesson(
                                lesson.title(), Paths.lesson(course.id(), lesson.id()), standing.mark(lesson)))
                        .toList(),
                QuizCard.all(standing, course.quizzes().keySet()).stream()
                        .filter(card -> card.attempts() > 0)
                        .toList(),
                standing.next());
    }

    private static List<ProgressPage.Concept> conceptsOf(Standing standing) {
        return standing.concepts().stream()
                .filter(concept -> !concept.tally().isAllRight())
                .map(concept -> new ProgressPage.Concept(
                        standing.course().language(),
                        concept.concept().title(),
                        concept.tally(),
                        sectionLink(standing.course(), concept.concept().taughtIn()),
                        Paths.quiz(
                                standing.course().id(),
                                Quiz.refresher(concept.concept().id()))))
                .toList();
    }

    private static List<ProgressPage.Missed> missedOf(Texts texts, Standing standing) {
        Course course = standing.course();
        return standing.missed().stream()
                .map(missed -> new ProgressPage.Missed(
                        course.language(),
                        prompt(texts, missed.question()),
                        new Link(
                                missed.quiz().title(),
                                Paths.quiz(course.id(), missed.quiz().id())),
                        missed.taughtIn().map(section -> sectionLink(course, section)),
                        Optional.of(Paths.attempt(missed.response().attempt())),
                        missed.response().isPartly()))
                .toList();
    }

    /** A question in a line or two of HTML, as a list of questions names it. */
    private static String prompt(Texts texts, Question question) {
        return switch (question) {
            case Question.Tracing traced ->
                "<p lang=\"%s\">%s</p>"
                        .formatted(
                                texts.language().tag(),
                                Entities.escape(texts.say(
                                        "progress.page.tracing",
                                        Map.of("language", Program.nameOf(traced.programLanguage())))));
            case Question.MultipleChoice q -> q.prompt();
            case Question.ShortAnswer q -> q.prompt();
            case Question.Numeric q -> q.prompt();
            case Question.Ordering q -> q.prompt();
            case Question.Matching q -> q.prompt();
            case Question.Line q -> q.prompt();
        };
    }

    private static Link lessonLink(Course course, String lesson) {
        return new Link(course.lesson(lesson).map(Lesson::title).orElse(lesson), Paths.lesson(course.id(), lesson));
    }

    private static Link sectionLink(Course course, SectionRef section) {
        return new Link(course.title(section), Paths.section(course.id(), section));
    }

    private static Optional<String> recommendation(Course course) {
        return course.questionnaire().map(_ -> Paths.recommendation(course.id()));
    }
}
