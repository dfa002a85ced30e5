package dev.crossroads.progress;

import dev.crossroads.course.Concept;
import dev.crossroads.course.Course;
import dev.crossroads.course.Lesson;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Question;
import dev.crossroads.course.Quiz;
import dev.crossroads.course.SampleQuestion;
import dev.crossroads.course.SectionRef;
import dev.crossroads.placement.Placed;
import dev.crossroads.pure.Pure;
import dev.crossroads.quiz.Attempt;
import dev.crossroads.quiz.CourseResults;
import dev.crossroads.quiz.CourseResults.Marked;
import dev.crossroads.quiz.QuizStanding;
import dev.crossroads.quiz.Tally;
import dev.crossroads.term.CourseTerms;
import dev.crossroads.term.Shut;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where a learner stands in a course: what was read, how quizzes went, what is next. Pure: it is worked out from the
 * course as it is now and from what is recorded, so an edited course never needs a migration of progress.
 *
 * @param readings by lesson id; lessons never opened are left out
 * @param results of quizzes
 * @param shut the quizzes that nobody is sent to; none where nobody asked
 */
@Pure
public record Standing(Course course, Map<String, LessonReading> readings, CourseResults results, Shut shut) {

    /** Of somebody of whose quizzes nobody asked whether they are open. */
    public Standing(Course course, Map<String, LessonReading> readings, CourseResults results) {
        this(course, readings, results, Shut.NONE);
    }

    /** The same on these terms at a moment. */
    Standing on(CourseTerms terms, Instant now) {
        return new Standing(
                course,
                readings,
                results,
                Shut.of(course, terms, quiz -> quiz(quiz).attempts(), now));
    }

    /** The standing of someone who has not begun. */
    public static Standing none(Course course) {
        return new Standing(course, Map.of(), CourseResults.NONE);
    }

    /**
     * A learner's progress with a lesson: completed where it was read to the end or all of its checkpoints are passed,
     * else the share of its present sections that were read.
     */
    public ReadingMark mark(Lesson lesson) {
        if (isProven(lesson)) {
            return ReadingMark.COMPLETED;
        }
        LessonReading reading = readings.get(lesson.id());
        if (reading == null) {
            return ReadingMark.UNREAD;
        }
        if (reading.completedAt().isPresent()) {
            return ReadingMark.COMPLETED;
        }
        return new ReadingMark(
                "reading", 100 * readSections(lesson) / lesson.sections().size());
    }

    private boolean isProven(Lesson lesson) {
        List<Quiz> quizzes = lesson.quizzes().stream()
                .flatMap(id -> course.quiz(id).stream())
                .toList();
        return !quizzes.isEmpty()
                && quizzes.stream().allMatch(quiz -> quiz(quiz).isPassed());
    }

    /** Sections of all lessons that were read, of all there are; a completed lesson counts whole. */
    public CourseProgress progress() {
        int sections = 0;
        int read = 0;
        int completed = 0;
        for (Lesson lesson : course.lessons().values()) {
            boolean done = mark(lesson).completed();
            sections += lesson.sections().size();
            read += done ? lesson.sections().size() : readSections(lesson);
            completed += done ? 1 : 0;
        }
        // One who has begun sees that it counts.
        int percent = sections == 0 ? 0 : Math.max(read > 0 ? 1 : 0, 100 * read / sections);
        return new CourseProgress(percent, completed, course.lessons().size());
    }

    /** When it is another one though nothing happened: an attempt ends by its deadline, or a quiz opens or closes. */
    public Instant until() {
        return results.until().isBefore(shut.until()) ? results.until() : shut.until();
    }

    /** Whether anything at all is recorded. */
    public boolean isBegun() {
        return !readings.isEmpty() || !results.attempts().isEmpty();
    }

    /**
     * Whether all they did was to answer the question that the front page asks, there, where nobody's time is taken.
     */
    public boolean hasOnlyTried(SampleQuestion sample) {
        return readings.isEmpty()
                && results.attempts().stream()
                        .allMatch(attempt -> attempt.quiz().equals(sample.quiz().id()))
                && results.responses().size() == 1
                && results.responses()
                        .getFirst()
                        .question()
                        .equals(sample.question().id())
                && results.responses().getFirst().taken().isEmpty();
    }

    /** When the learner last did something that is recorded; the epoch where nothing is. */
    public Instant lastSeenAt() {
        return Stream.concat(
                        readings.values().stream().map(LessonReading::lastReadAt),
                        results.attempts().stream().map(Attempt::startedAt))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** The learner's standing in a quiz. */
    public QuizStanding quiz(Quiz quiz) {
        return results.quiz(quiz.id());
    }

    /** The lesson that was read last, if the course still has it. */
    public Optional<Lesson> lastRead() {
        return readings.values().stream()
                .max(Comparator.comparing(LessonReading::lastReadAt))
                .flatMap(reading -> course.lesson(reading.lesson()));
    }

    /** Where in a lesson the learner was: the section read last, if the lesson is unfinished and still has it. */
    public Optional<Lesson.Section> here(Lesson lesson) {
        return Optional.ofNullable(readings.get(lesson.id()))
                .filter(reading -> reading.completedAt().isEmpty())
                .flatMap(LessonReading::lastSection)
                .flatMap(lesson::section);
    }

    /**
     * The next step, in this order: an attempt in progress, the lesson that was begun last, then along the course the
     * first lesson not completed or checkpoint not tried, of lessons that they seem to know the checkpoint alone, then
     * checkpoints not passed, at last the recommendation. Never what is finished, nor a checkpoint that takes no
     * attempt now; empty when there is nothing left. All pages that say what is next ask here.
     */
    public Optional<NextStep> next() {
        return openAttempt()
                .or(this::unfinishedReading)
                .or(() -> {
                    Set<String> known = seeminglyKnown();
                    return course.lessons().values().stream()
                            .flatMap(lesson -> known.contains(lesson.id())
                                    ? untried(lesson)
                                    : Stream.concat(unread(lesson).stream(), untried(lesson)))
                            .findFirst();
                })
                .or(() -> quizzes(QuizCard.State.NOT_PASSED, course.quizzes().values().stream(), "progress.next.again")
                        .findFirst())
                .or(() -> course.questionnaire()
                        .map(_ -> NextStep.of(
                                "progress.next.recommendation", Optional.empty(), Paths.recommendation(course.id()))));
    }

    /** Ideas the learner answered questions on, the weakest first; each question counts as it was answered last. */
    public List<ConceptStanding> concepts() {
        Map<String, List<Marked>> byConcept = new LinkedHashMap<>();
        for (Marked response : latest().values()) {
            question(response)
                    .ifPresent(question -> question.common()
                            .concepts()
                            .forEach(concept -> byConcept
                                    .computeIfAbsent(concept, _ -> new ArrayList<>())
                                    .add(response)));
        }
        List<ConceptStanding> standings = new ArrayList<>();
        byConcept.forEach(
                (id, answered) -> Optional.ofNullable(course.concepts().get(id))
                        .ifPresent(concept -> standings.add(ConceptStanding.of(concept, answered))));
        standings.sort(Comparator.comparingDouble(ConceptStanding::share)
                .thenComparing(
                        Comparator.comparingInt(ConceptStanding::answered).reversed())
                .thenComparing(standing -> standing.concept().id()));
        return List.copyOf(standings);
    }

    /**
     * An idea and how questions on it were answered.
     *
     * @param tally of the questions that were answered, at least 1
     * @param sure how many of them with certainty
     * @param sureButWrong how many of those not right
     */
    public record ConceptStanding(Concept concept, Tally tally, int sure, int sureButWrong) {
        private static ConceptStanding of(Concept concept, List<Marked> answered) {
            List<Marked> sure = answered.stream().filter(Marked::isSure).toList();
            return new ConceptStanding(concept, Tally.sum(answered.stream().map(Marked::tally)), sure.size(), (int)
                    sure.stream().filter(response -> !response.correct()).count());
        }

        /** The number of questions that were answered, at least 1. */
        public int answered() {
            return tally.asked();
        }

        /** The number of them that were answered right. */
        public int right() {
            return tally.right();
        }

        /** The share of right answers, 0 to 1. */
        public double share() {
            return tally.share();
        }
    }

    /** Questions whose last answer was wrong, in the order the course asks them. */
    public List<Missed> missed() {
        Map<String, Marked> missed = results.missed();
        return course.quizzes().values().stream()
                .flatMap(quiz -> quiz.questions().stream()
                        .filter(question -> missed.containsKey(question.id()))
                        .map(question -> new Missed(
                                quiz,
                                question,
                                missed.get(question.id()),
                                course.taughtIn(quiz, question).stream().findFirst())))
                .toList();
    }

    /**
     * A question whose last answer was wrong.
     *
     * @param taughtIn the first section that teaches it
     */
    public record Missed(Quiz quiz, Question question, Marked response, Optional<SectionRef> taughtIn) {}

    /** The latest response to each question that was answered, by the question's id. */
    public Map<String, Marked> latest() {
        Map<String, Marked> latest = new LinkedHashMap<>();
        results.responses().forEach(response -> latest.put(response.question(), response));
        return latest;
    }

    private Optional<Question> question(Marked response) {
        return course.quiz(response.quiz()).flatMap(quiz -> quiz.question(response.question()));
    }

    private int readSections(Lesson lesson) {
        LessonReading reading = readings.get(lesson.id());
        return reading == null
                ? 0
                : (int) lesson.sections().stream()
                        .filter(section -> reading.sections().contains(section.id()))
                        .count();
    }

    private Optional<NextStep> openAttempt() {
        return results.attempts().stream()
                .filter(Attempt::isInProgress)
                .filter(attempt -> !course.practice().containsKey(attempt.quiz()))
                .max(Comparator.comparing(Attempt::startedAt))
                .flatMap(attempt -> course.quiz(attempt.quiz()))
                .map(quiz -> NextStep.of(
                        quiz.isSealed()
                                ? "progress.next.continue-placement"
                                : quiz.isMixed() ? "progress.next.continue-mixed" : "progress.next.continue-checkpoint",
                        Optional.of(quiz.title()),
                        Paths.quiz(course.id(), quiz.id())));
    }

    private Optional<NextStep> unfinishedReading() {
        return lastRead().filter(lesson -> mark(lesson).reading()).flatMap(this::unread);
    }

    private Optional<NextStep> unread(Lesson lesson) {
        ReadingMark mark = mark(lesson);
        if (mark.completed()) {
            return Optional.empty();
        }
        Optional<Lesson.Section> here = here(lesson);
        String action = mark.reading()
                ? "progress.next.continue"
                : isBegun() ? "progress.next.read-next" : "progress.next.start";
        return Optional.of(new NextStep(
                action,
                Optional.of(lesson.title()),
                here.map(Lesson.Section::title).filter(section -> !section.equals(lesson.title())),
                here.map(section -> Paths.section(course.id(), new SectionRef(lesson.id(), section.id())))
                        .orElseGet(() -> Paths.lesson(course.id(), lesson.id()))));
    }

    /** Ids of lessons that a placement found known. They stay open, and are no more completed than before. */
    public Set<String> seeminglyKnown() {
        return Placed.knownLessons(course, results);
    }

    private Stream<NextStep> untried(Lesson lesson) {
        return quizzes(
                QuizCard.State.NEW,
                lesson.quizzes().stream().flatMap(id -> course.quiz(id).stream()),
                "progress.next.checkpoint");
    }

    private Stream<NextStep> quizzes(QuizCard.State state, Stream<Quiz> quizzes, String action) {
        return quizzes.filter(quiz -> QuizCard.State.of(quiz(quiz)) == state)
                .filter(quiz -> !shut.quizzes().contains(quiz.id()))
                .map(quiz -> NextStep.of(action, Optional.of(quiz.title()), Paths.quiz(course.id(), quiz.id())));
    }
}
