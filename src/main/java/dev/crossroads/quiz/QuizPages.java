package dev.crossroads.quiz;

import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.quiz.QuizPage.PastAttempt;
import dev.crossroads.quiz.ResultsPage.Retry;
import dev.crossroads.quiz.ResultsPage.Reviewed;
import dev.crossroads.quiz.ReviewWishes.LeftOut;
import dev.crossroads.quiz.asked.AskedQuestion;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.term.CourseTerms;
import dev.crossroads.term.Terms;
import dev.crossroads.web.Chrome;
import dev.crossroads.web.Link;
import dev.crossroads.web.Texts;
import dev.crossroads.web.TimeOrderedIds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Turns quizzes and attempts into what pages show, and nothing that is not earned yet. */
final class QuizPages {
    /** Shorter ones are told in minutes. */
    private static final Duration LONG = Duration.ofHours(2);

    private QuizPages() {}

    /**
     * A quiz as it is offered.
     *
     * @param said what this learner's cohorts say of them
     * @param questions how many an attempt would ask
     * @param history finished attempts, the latest first
     * @param answered how they were answered, by their ids; of a checkpoint none, as that tells points
     * @param own the zone that this learner chose
     */
    static QuizPage quiz(
            Chrome chrome,
            Course course,
            Quiz quiz,
            CourseTerms said,
            int questions,
            List<Attempt> history,
            Map<UUID, Tally> answered,
            Instant now,
            ZoneId own) {
        Terms terms = said.of(quiz);
        Texts texts = chrome.texts();
        return new QuizPage(
                chrome,
                lessonLink(course, quiz.lesson()),
                quiz.title(),
                quiz.counts(),
                questions,
                quiz.mode() == Quiz.Mode.DEFERRED,
                terms.timeLimit().map(limit -> inWords(texts, limit)),
                inWords(texts, Attempt.GRACE),
                attemptsLeft(texts, terms, history.size()),
                terms.extended(),
                percent(chrome.texts(), quiz.passMark()),
                DateWords.before(said, quiz.id(), now, texts.in(own)),
                terms.leaves(history.size()) && questions > 0 && terms.at(now) == Terms.State.OPEN,
                closed(quiz, said, history.size(), now, texts.in(own)),
                Paths.quiz(course.id(), quiz.id()),
                freshEvent(),
                history.stream()
                        // Of a review all of which was left out there is nothing to show.
                        .filter(attempt -> !Quiz.isReview(quiz.id())
                                || !attempt.questions().isEmpty())
                        .map(attempt -> past(texts, attempt, Optional.ofNullable(answered.get(attempt.id()))))
                        .toList());
    }

    private static Optional<String> attemptsLeft(Texts texts, Terms terms, int begun) {
        OptionalInt left = terms.left(begun);
        return left.isPresent()
                ? Optional.of(texts.say(
                        "quiz.attempts-left",
                        Map.of(
                                "left", left.getAsInt(),
                                "count", terms.attempts().getAsInt())))
                : Optional.empty();
    }

    /** Why no attempt can begin, where none can. */
    private static String closed(Quiz quiz, CourseTerms said, int begun, Instant now, Texts texts) {
        Terms terms = said.of(quiz);
        ZoneId zone = DateWords.zone(said, quiz.id());
        return switch (terms.at(now)) {
            case NOT_OPEN ->
                texts.say(
                        "quiz.not-open",
                        Map.of("time", DateWords.time(terms.opensAt().orElseThrow(), zone, texts)));
            case CLOSED ->
                texts.say(
                        "quiz.closed-since",
                        Map.of("time", DateWords.time(terms.closesAt().orElseThrow(), zone, texts)));
            case OPEN ->
                texts.say(
                        switch (quiz.id()) {
                            case Quiz.MIXED -> "quiz.nothing-to-repeat";
                            case Quiz.REVIEW -> "quiz.nothing-due";
                            case String id when Quiz.isRefresher(id) -> "quiz.nothing-to-refresh";
                            case String id
                            when Quiz.isWarmUp(id) ->
                                terms.leaves(begun) ? "quiz.problem.no-warm-up" : "quiz.warmed-up";
                            default -> "quiz.used-up";
                        });
        };
    }

    private static PastAttempt past(Texts texts, Attempt attempt, Optional<Tally> answered) {
        Attempt.Ending ending = attempt.ending().orElseThrow();
        return new PastAttempt(
                attempt.number(),
                texts.dateAndTime(ending.at()),
                ending.points(),
                attempt.outOf(),
                answered,
                attempt.isPassed(),
                attempt.retryOf().isPresent(),
                Paths.attempt(attempt.id()));
    }

    /**
     * The results of an attempt.
     *
     * @param asked what it asked
     * @param reports of its learner, by question
     * @param courseTerms what its learner's cohorts say of them
     * @param started how many attempts at the quiz there are
     * @param late what came after the end and does not count
     * @param plan what is left to review after a review; else empty
     * @param leftOut questions of a review that its learner leaves out
     * @param next HTML of the way on; may be empty
     */
    static ResultsPage results(
            Chrome chrome,
            Course course,
            Quiz quiz,
            Attempt attempt,
            List<QuestionShown> asked,
            Map<String, Report> reports,
            CourseTerms courseTerms,
            Instant now,
            int started,
            Optional<ResultsPage.Late> late,
            Optional<ReviewPlan> plan,
            Map<String, LeftOut> leftOut,
            String next) {
        Attempt.Ending ending = attempt.ending().orElseThrow();
        Terms terms = courseTerms.of(quiz);
        boolean startable = terms.leaves(started) && terms.at(now) == Terms.State.OPEN;
        String start = Paths.quiz(course.id(), quiz.id());
        int missed = (int) attempt.missed().stream()
                .filter(question -> quiz.question(question).isPresent())
                .count();
        AttemptSummary summary = AttemptSummary.of(course, asked);
        return new ResultsPage(
                chrome,
                new Link(quiz.title(), start),
                backTo(course, quiz, asked),
                quiz.practice(),
                quiz.counts(),
                Paths.attempt(attempt.id()),
                attempt.number(),
                ending.points(),
                attempt.outOf(),
                attempt.tally(),
                attempt.isPassed(),
                percent(chrome.texts(), quiz.passMark()),
                ending.expired(),
                late,
                DateWords.after(courseTerms, attempt, chrome.texts()),
                warmth(attempt, ending),
                summary,
                summary.certainty().map(said -> said.in(chrome.texts())),
                asked.stream()
                        .map(shown -> reviewed(chrome.texts(), course, shown, reports, leftOut))
                        .toList(),
                startable && missed > 0
                        ? Optional.of(new Retry(
                                start, freshEvent(), Optional.of(attempt.id().toString()), missed))
                        : Optional.empty(),
                startable && !quiz.isMixed()
                        ? Optional.of(new Retry(start, freshEvent(), Optional.empty(), quiz.asks()))
                        : Optional.empty(),
                plan.map(left -> ReviewAhead.of(left, chrome.texts())),
                next);
    }

    /** The lesson; from what stands after a section, the section that its first question is about. */
    private static Optional<Link> backTo(Course course, Quiz quiz, List<QuestionShown> asked) {
        Optional<Link> section = asked.stream()
                .filter(_ -> quiz.practice())
                .flatMap(shown -> quiz.question(shown.id()).stream())
                .flatMap(question -> course.taughtIn(quiz, question).stream())
                .filter(taught -> quiz.lesson().filter(taught.lesson()::equals).isPresent())
                .findFirst()
                .map(taught -> new Link(course.title(taught), Paths.section(course.id(), taught)));
        return section.or(() -> lessonLink(course, quiz.lesson()));
    }

    private static String warmth(Attempt attempt, Attempt.Ending ending) {
        if (attempt.isPassed()) {
            return ending.points() == attempt.outOf() ? "quiz.results.warm-all" : "quiz.results.warm-passed";
        }
        return "quiz.results.warm-not-passed";
    }

    private static Reviewed reviewed(
            Texts texts,
            Course course,
            QuestionShown shown,
            Map<String, Report> reports,
            Map<String, LeftOut> leftOut) {
        AskedQuestion.Common common = shown.asked().common();
        Attempt attempt = shown.attempt();
        return new Reviewed(
                attempt.questions().indexOf(shown.id()) + 1,
                shown.id(),
                common.prompt().map(QuestionWords::beginning).orElse(""),
                common.context(),
                common.prompt(),
                shown.response().isPresent(),
                Feedbacks.of(texts, course, shown, shown.earned().orElseThrow()),
                ReportForm.of(attempt, shown.id(), Optional.ofNullable(reports.get(shown.id())), texts),
                LeaveOut.of(attempt, shown.id(), Paths.attempt(attempt.id()), leftOut, texts));
    }

    private static Optional<Link> lessonLink(Course course, Optional<String> lesson) {
        return lesson.flatMap(course::lesson)
                .map(found -> new Link(found.title(), Paths.lesson(course.id(), found.id())));
    }

    static String inWords(Texts texts, Duration duration) {
        if (duration.compareTo(LONG) >= 0) {
            String hours = texts.say("quiz.hours", Map.of("count", duration.toHours()));
            int rest = duration.toMinutesPart();
            return rest == 0 ? hours : hours + " " + texts.say("quiz.minutes", Map.of("count", rest));
        }
        long minutes = duration.toMinutes();
        int seconds = duration.toSecondsPart();
        if (minutes == 0) {
            return texts.say("quiz.seconds", Map.of("count", seconds));
        }
        String whole = texts.say("quiz.minutes", Map.of("count", minutes));
        return seconds == 0 ? whole : whole + " " + texts.say("quiz.seconds", Map.of("count", seconds));
    }

    private static String percent(Texts texts, double share) {
        return texts.percent((int) Math.round(100 * share));
    }

    static String freshEvent() {
        return TimeOrderedIds.next().toString();
    }
}
