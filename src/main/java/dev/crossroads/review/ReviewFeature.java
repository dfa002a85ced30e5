package dev.crossroads.review;

import dev.crossroads.course.Courses;
import dev.crossroads.digest.DigestPart;
import dev.crossroads.event.LearnerData;
import dev.crossroads.quiz.LearnerWishes;
import dev.crossroads.quiz.Quizzes;
import dev.crossroads.quiz.Reviews;
import dev.crossroads.web.Frame;
import dev.crossroads.web.PagePart;
import dev.crossroads.web.Pages;
import dev.crossroads.web.Routes;
import dev.crossroads.web.VisitorPages;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import java.util.List;

/** The front door of what learners still know and review. */
public final class ReviewFeature {
    private final Courses courses;
    private final WishTable wishes;
    private final Quizzes quizzes;
    private final Reviews reviews;
    private final InstantSource clock;

    /**
     * Of these courses, as this database tells.
     *
     * @param quizzes begin the attempts
     */
    public ReviewFeature(Courses courses, Pool pool, Quizzes quizzes, InstantSource clock) {
        this.courses = courses;
        this.wishes = new WishTable(pool);
        this.quizzes = quizzes;
        this.reviews = quizzes.reviews();
        this.clock = clock;
    }

    /** The wishes of learners for their reviews, as this database tells. */
    public static LearnerWishes wishes(Pool pool) {
        return new WishTable(pool);
    }

    /** The wishes, to be moved, exported and deleted with their learner. */
    public static LearnerData data() {
        return new WishData();
    }

    /** The number of questions to review, for the front page. */
    public PagePart part(Pages pages) {
        return new DuePart(reviews, clock, pages);
    }

    /** The same for a digest by mail. */
    public DigestPart digest() {
        return new ReviewDigest(reviews);
    }

    /** Its pages. */
    public List<Routes> routes(Pages pages, Frame frame, VisitorPages visitorPages) {
        ReviewSettings settings = new ReviewSettings(quizzes, wishes, visitorPages, clock);
        return List.of(
                new ReviewRoutes(courses, quizzes, settings, clock, pages, frame, visitorPages),
                new ReviewApi(quizzes, settings));
    }
}
