package dev.crossroads.quiz;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.crossroads.course.Course;
import dev.crossroads.course.Paths;
import dev.crossroads.course.Quiz;
import dev.crossroads.event.LearnerEvent.Confidence;
import dev.crossroads.quiz.asked.AskedQuestion;
import dev.crossroads.quiz.asked.AskedView;
import dev.crossroads.quiz.asked.Asking;
import dev.crossroads.quiz.report.Report;
import dev.crossroads.term.CohortTerms;
import dev.crossroads.term.CourseTerms;
import dev.crossroads.term.Target;
import dev.crossroads.term.Terms;
import dev.crossroads.web.Reference;
import dev.crossroads.web.Word;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Quizzes and attempts as the JSON interface shows them, member by member. They are made of what a learner may see
 * ({@link AskedQuestion}, {@link QuestionShown}), so no key, rationale or unreleased hint gets in before it is earned.
 */
final class QuizViews {
    private QuizViews() {}

    record QuizView(
            String id,
            String title,
            String mode,
            Optional<Long> timeLimitSeconds,
            Optional<Integer> attemptsAllowed,
            Optional<Boolean> extended,
            Optional<Instant> opensAt,
            Optional<Instant> closesAt,
            Optional<List<DatesView>> dates,
            double passMark,
            Optional<Boolean> practice,
            int asks,
            List<QuestionView> questions,
            Reference attempts,
            String page) {}

    /** A cohort's dates for a quiz. */
    record DatesView(
            String cohort,
            Optional<String> due,
            Optional<Instant> lateFrom,
            Optional<Integer> latePercentPerDay,
            Optional<Boolean> extended) {
        private static Optional<DatesView> of(CohortTerms cohort, Target quiz) {
            return cohort.dates(quiz)
                    .map(dates -> new DatesView(
                            cohort.title(),
                            dates.due().map(Object::toString),
                            dates.lateFrom(),
                            dates.takesOff() ? Optional.of(dates.latePercent()) : Optional.empty(),
                            cohort.isPutOff(quiz) ? Optional.of(true) : Optional.empty()));
        }
    }

    /** A question; what belongs to an attempt is there where it is asked in one. */
    record QuestionView(
            @JsonUnwrapped AskedView asked,
            Optional<Reference> answer,
            Optional<Reference> hints,
            Optional<List<String>> released,
            Optional<String> shown,
            Optional<Given> given,
            Optional<FeedbackView> feedback,
            Optional<Reference> reports,
            Optional<ReportView> report) {
        static QuestionView of(AskedQuestion asked) {
            return new QuestionView(
                    AskedView.of(asked),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        static QuestionView of(
                QuestionShown shown, String attempt, Function<QuestionShown, String> token, Optional<Report> report) {
            AskedQuestion asked = shown.asked();
            String id = Paths.encoded(shown.id());
            return new QuestionView(
                    AskedView.of(asked),
                    Optional.of(new Reference(attempt + "/answers/" + id)),
                    shown.attempt().isSealed()
                            ? Optional.empty()
                            : Optional.of(new Reference(attempt + "/hints/" + id)),
                    Optional.of(asked.common().hints()),
                    shown.takesAnswers() ? Optional.of(token.apply(shown)) : Optional.empty(),
                    shown.response().map(Given::of),
                    shown.earned().map(earned -> FeedbackView.of(shown.attempt(), earned)),
                    shown.earned().map(_ -> new Reference(attempt + "/reports/" + id)),
                    report.map(ReportView::of));
        }
    }

    record Given(JsonNode answer, Optional<Confidence> confidence, Optional<String> explanation, int version) {
        private static Given of(Attempt.Response given) {
            return new Given(given.answer(), given.confidence(), given.explanation(), given.version());
        }
    }

    record AttemptView(
            UUID id,
            String href,
            String course,
            String quiz,
            int number,
            String mode,
            String state,
            Instant startedAt,
            Optional<Instant> deadline,
            Optional<Instant> finishedAt,
            Optional<Integer> points,
            int outOf,
            int passPoints,
            Optional<Boolean> passed,
            Optional<Boolean> expired,
            List<QuestionView> questions,
            Optional<Reference> placement,
            Reference submission) {}

    static QuizView quiz(Course course, Quiz quiz, CourseTerms said) {
        Terms terms = said.of(quiz);
        List<DatesView> dates = said.cohorts().stream()
                .flatMap(cohort -> DatesView.of(cohort, Target.quiz(quiz.id())).stream())
                .toList();
        String page = Paths.quiz(course.id(), quiz.id());
        return new QuizView(
                quiz.id(),
                quiz.title(),
                Word.of(quiz.mode()),
                terms.timeLimit().map(limit -> limit.toSeconds()),
                terms.attempts().isPresent() ? Optional.of(terms.attempts().getAsInt()) : Optional.empty(),
                terms.extended() ? Optional.of(true) : Optional.empty(),
                terms.opensAt(),
                terms.closesAt(),
                dates.isEmpty() ? Optional.empty() : Optional.of(dates),
                quiz.passMark(),
                quiz.practice() ? Optional.of(true) : Optional.empty(),
                quiz.asks(),
                Asking.outside(quiz).stream().map(QuestionView::of).toList(),
                new Reference(Paths.API + page + "/attempts"),
                page);
    }

    /**
     * An attempt.
     *
     * @param token of {@link Showings}, of a question that takes answers
     * @param reports of its learner, by question
     */
    static AttemptView attempt(
            Attempt attempt,
            List<QuestionShown> asked,
            Function<QuestionShown, String> token,
            Map<String, Report> reports) {
        String href = Paths.API + Paths.attempt(attempt.id());
        Optional<Attempt.Ending> ending = attempt.ending();
        return new AttemptView(
                attempt.id(),
                href,
                attempt.course(),
                attempt.quiz(),
                attempt.number(),
                attempt.deferred() ? "deferred" : "immediate",
                ending.isPresent() ? "finished" : "in-progress",
                attempt.startedAt(),
                attempt.deadline(),
                ending.map(Attempt.Ending::at),
                ending.filter(_ -> !attempt.isSealed()).map(Attempt.Ending::points),
                attempt.outOf(),
                attempt.passPoints(),
                ending.filter(_ -> !attempt.isSealed()).map(_ -> attempt.isPassed()),
                ending.map(Attempt.Ending::expired),
                asked.stream()
                        .map(shown -> QuestionView.of(shown, href, token, Optional.ofNullable(reports.get(shown.id()))))
                        .toList(),
                attempt.isSealed()
                        ? Optional.of(new Reference(Paths.API + Paths.placement(attempt.course())))
                        : Optional.empty(),
                new Reference(href + "/submission"));
    }
}
