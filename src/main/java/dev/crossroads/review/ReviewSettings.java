package dev.crossroads.review;

import dev.crossroads.quiz.Quizzes;
import dev.crossroads.quiz.ReviewWishes;
import dev.crossroads.web.Message;
import dev.crossroads.web.Problem;
import dev.crossroads.web.VisitorPages;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The wishes of learners for their reviews, as pages and programs say it: one rule of what can be wished. Methods wait
 * and are for virtual threads.
 */
final class ReviewSettings {
    /** Later is for good. */
    private static final int MOST_YEARS = 10;

    private final Quizzes quizzes;
    private final WishTable wishes;
    private final VisitorPages visitorPages;
    private final InstantSource clock;

    ReviewSettings(Quizzes quizzes, WishTable wishes, VisitorPages visitorPages, InstantSource clock) {
        this.quizzes = quizzes;
        this.wishes = wishes;
        this.visitorPages = visitorPages;
        this.clock = clock;
    }

    /** A problem 400: there is no such number of questions a day. */
    static Problem noSuchLimit() {
        return Problem.badRequest(new Message(
                        "review.problem.most",
                        Map.of(
                                "numbers",
                                ReviewWishes.A_DAY.stream().map(String::valueOf).collect(Collectors.joining(", ")))))
                .with("member", "perDay");
    }

    /** Limits a day's reviews; a number that can't be chosen is a problem 400. */
    void atMost(UUID learner, int perDay) {
        if (!ReviewWishes.A_DAY.contains(perDay)) {
            throw noSuchLimit();
        }
        wishes.atMost(learner, perDay, clock.instant()).await();
        visitorPages.forget(learner);
    }

    /**
     * Leaves a question out, or changes for how long. A question that the course does not ask is a problem 404.
     *
     * @param until the first day on which it may come again, after today; empty for good
     * @param zone in which the learner's days begin
     */
    void leaveOut(UUID learner, String course, String question, Optional<LocalDate> until, ZoneId zone) {
        if (quizzes.course(course).quizzes().values().stream()
                .noneMatch(quiz -> quiz.question(question).isPresent())) {
            throw Problem.notFound(new Message("quiz.problem.question", Map.of("question", question)));
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (until.filter(day -> !day.isAfter(today) || day.isAfter(today.plusYears(MOST_YEARS)))
                .isPresent()) {
            throw Problem.badRequest(new Message("review.problem.until")).with("member", "until");
        }
        wishes.leaveOut(learner, course, question, until, now).await();
        visitorPages.forget(learner);
    }

    /** Lets a question come again, be it one that the course asks no more; again is no mistake. */
    void bringBack(UUID learner, String course, String question) {
        wishes.bringBack(learner, course, question).await();
        visitorPages.forget(learner);
    }
}
